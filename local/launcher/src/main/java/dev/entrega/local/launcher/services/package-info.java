/** Starts each service as the application that it is, in a context of its own. */
@NullMarked
package dev.entrega.local.launcher.services;

import org.jspecify.annotations.NullMarked;
