/** Runs state machines written in the States Language. */
@org.jspecify.annotations.NullMarked
package dev.entrega.local.stepfunctions;
