/** A payment provider that moves no money but behaves as one: slow to decide, by signed webhook. */
@NullMarked
package dev.entrega.local.launcher.provider;

import org.jspecify.annotations.NullMarked;
