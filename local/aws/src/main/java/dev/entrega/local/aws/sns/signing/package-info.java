/** What proves that a message is this endpoint's: a key of its own and a certificate for it. */
@NullMarked
package dev.entrega.local.aws.sns.signing;

import org.jspecify.annotations.NullMarked;
