/**
 * How messages reach subscribers outside of this process: couriers for HTTP and mail, lanes that
 * keep a slow subscriber from holding up the others, and plans for trying again.
 */
@NullMarked
package dev.entrega.local.aws.sns.delivery;

import org.jspecify.annotations.NullMarked;
