/** The AWS endpoint as a process of its own: its command line, and nothing else. */
@org.jspecify.annotations.NullMarked
package dev.entrega.local.runtime;
