/** What words mean the same among those who buy, send and deliver. */
@NullMarked
package dev.entrega.local.aws.words;

import org.jspecify.annotations.NullMarked;
