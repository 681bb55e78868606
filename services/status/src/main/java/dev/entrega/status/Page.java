package dev.entrega.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the orders.
 *
 * @param orders by id
 * @param next what to ask for as {@code after} to get the next page, unless this is the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Page(List<Order> orders, @Nullable String next) {}
