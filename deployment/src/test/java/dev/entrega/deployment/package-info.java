/** Holds what services are deployed with against the services themselves. */
@NullMarked
package dev.entrega.deployment;

import org.jspecify.annotations.NullMarked;
