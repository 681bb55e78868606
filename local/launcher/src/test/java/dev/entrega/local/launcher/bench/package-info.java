/** How fast it is: whole orders beside the raw limits of what they are made of. */
@NullMarked
package dev.entrega.local.launcher.bench;

import org.jspecify.annotations.NullMarked;
