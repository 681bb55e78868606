/** SNS: topics, who is subscribed to them, which messages they want and how these reach them. */
@NullMarked
package dev.entrega.local.aws.sns;

import org.jspecify.annotations.NullMarked;
