package dev.entrega.local.stepfunctions.store;

/**
 * What makes an execution the child of a Map Run.
 *
 * @param label of the Map, its own or one that was made for it
 * @param index its place among the children of its run, from 0
 * @param itemCount how many items it works on
 */
public record MapChild(String mapRunArn, String label, long index, int itemCount) {}
