/** Bad days on demand: calls that are throttled, broken, slow or not answered at all. */
@NullMarked
package dev.entrega.local.aws.faults;

import org.jspecify.annotations.NullMarked;
