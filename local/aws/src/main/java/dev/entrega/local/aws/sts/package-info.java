/** STS: who am I? */
@NullMarked
package dev.entrega.local.aws.sts;

import org.jspecify.annotations.NullMarked;
