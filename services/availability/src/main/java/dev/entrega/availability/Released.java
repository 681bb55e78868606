package dev.entrega.availability;

/**
 * What a release made of an order: its task's output.
 *
 * @param released whether something was reserved and is given back
 */
record Released(boolean released) {}
