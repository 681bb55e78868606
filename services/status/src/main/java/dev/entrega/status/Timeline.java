package dev.entrega.status;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * An order and all that was heard of it.
 *
 * @param order how far it has come
 * @param timeline its steps by rank; not empty
 * @param lateEvents what came after it had ended and changed nothing, as it occurred
 */
record Timeline(@JsonUnwrapped Order order, List<Step> timeline, List<LateEvent> lateEvents) {}
