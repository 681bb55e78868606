package dev.entrega.local.stepfunctions.expression;

/** How data pass through a state, in either query language. */
public sealed interface DataFlow permits PathFlow, JsonataFlow {

  /** What the state works on. */
  Payload input(Payload raw, Scope scope) throws StatesError;

  /** What leaves the state, given what came in and what the state made of it. */
  Departure leave(Payload raw, Payload result, Scope scope) throws StatesError;
}
