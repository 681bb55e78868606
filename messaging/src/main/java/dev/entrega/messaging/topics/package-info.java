/** How a change of status reaches everyone who wants to know: Amazon SNS. */
@NullMarked
package dev.entrega.messaging.topics;

import org.jspecify.annotations.NullMarked;
