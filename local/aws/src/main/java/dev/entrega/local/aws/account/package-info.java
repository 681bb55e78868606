/** Whose AWS this is: its account, its region and the names that follow from them. */
@NullMarked
package dev.entrega.local.aws.account;

import org.jspecify.annotations.NullMarked;
