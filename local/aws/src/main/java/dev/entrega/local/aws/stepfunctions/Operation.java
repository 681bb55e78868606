package dev.entrega.local.aws.stepfunctions;

import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.ObjectReader;

/**
 * One operation of the engine's door, between bytes and bytes.
 *
 * @param reader of its input
 * @param call the door
 */
record Operation(ObjectReader reader, Function<Object, byte[]> call) {

  private static final byte[] EMPTY_OBJECT = {'{', '}'};

  static <I, O> Operation of(Class<I> input, Function<I, O> door) {
    return new Operation(
        StatesJson.MAPPER.readerFor(input),
        request -> StatesJson.MAPPER.writeValueAsBytes(door.apply(input.cast(request))));
  }

  static <I> Operation of(Class<I> input, Consumer<I> door) {
    return new Operation(
        StatesJson.MAPPER.readerFor(input),
        request -> {
          door.accept(input.cast(request));
          return EMPTY_OBJECT;
        });
  }

  byte[] answer(byte[] request) {
    return call.apply(reader.readValue(request.length == 0 ? EMPTY_OBJECT : request));
  }
}
