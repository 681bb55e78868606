/**
 * A small EventBridge: buses, rules that compare patterns, targets in this process, connections for
 * HTTP tasks, and an inbox of all that was put.
 */
@NullMarked
package dev.entrega.local.aws.events;

import org.jspecify.annotations.NullMarked;
