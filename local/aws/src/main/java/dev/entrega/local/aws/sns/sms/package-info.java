/** Phones: an inbox instead of a carrier, what people answer, and who wants to hear no more. */
@NullMarked
package dev.entrega.local.aws.sns.sms;

import org.jspecify.annotations.NullMarked;
