/** How what is said looks as JSON: the schemas, and what does not keep to them. */
@NullMarked
package dev.entrega.messaging.contracts;

import org.jspecify.annotations.NullMarked;
