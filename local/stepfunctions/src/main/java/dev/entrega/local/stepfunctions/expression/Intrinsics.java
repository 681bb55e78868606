package dev.entrega.local.stepfunctions.expression;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The intrinsic functions of the States Language, by name. */
final class Intrinsics {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_ENCODED = 10_000;
  private static final int MOST_OF_A_RANGE = 1_000;
  private static final Set<String> DIGESTS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  static final Map<String, Function> NAMED =
      Map.ofEntries(
          Map.entry("States.Format", Format::apply),
          Map.entry("States.StringToJson", Intrinsics::stringToJson),
          Map.entry("States.JsonToString", Intrinsics::jsonToString),
          Map.entry("States.Array", Intrinsics::array),
          Map.entry("States.ArrayPartition", Intrinsics::arrayPartition),
          Map.entry("States.ArrayContains", Intrinsics::arrayContains),
          Map.entry("States.ArrayRange", Intrinsics::arrayRange),
          Map.entry("States.ArrayGetItem", Intrinsics::arrayGetItem),
          Map.entry("States.ArrayLength", Intrinsics::arrayLength),
          Map.entry("States.ArrayUnique", Intrinsics::arrayUnique),
          Map.entry("States.Base64Encode", Intrinsics::base64Encode),
          Map.entry("States.Base64Decode", Intrinsics::base64Decode),
          Map.entry("States.Hash", Intrinsics::hash),
          Map.entry("States.JsonMerge", Intrinsics::jsonMerge),
          Map.entry("States.MathRandom", Intrinsics::mathRandom),
          Map.entry("States.MathAdd", Intrinsics::mathAdd),
          Map.entry("States.StringSplit", Intrinsics::stringSplit),
          Map.entry("States.UUID", Intrinsics::uuid));

  private Intrinsics() {}

  /** An intrinsic function; it refuses bad arguments with an IllegalArgumentException. */
  @FunctionalInterface
  interface Function {
    JsonNode apply(Arguments arguments);
  }

  private static JsonNode stringToJson(Arguments arguments) {
    try {
      return Payload.parse(arguments.between(1, 1).text(0)).json();
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  private static JsonNode jsonToString(Arguments arguments) {
    return JSON.stringNode(Payload.of(arguments.between(1, 1).at(0)).text());
  }

  private static JsonNode array(Arguments arguments) {
    return JSON.arrayNode().addAll(arguments.values());
  }

  private static JsonNode arrayPartition(Arguments arguments) {
    ArrayNode all = arguments.between(2, 2).array(0);
    int size = arguments.integer(1);
    if (size < 1) {
      throw new IllegalArgumentException("The chunk size must be a positive integer");
    }
    ArrayNode parts = JSON.arrayNode();
    ArrayNode part = JSON.arrayNode();
    for (int i = 0; i < all.size(); i++) {
      part = i % size == 0 ? parts.addArray() : part;
      part.add(all.get(i));
    }
    return parts;
  }

  private static JsonNode arrayContains(Arguments arguments) {
    JsonNode wanted = arguments.between(2, 2).at(1);
    return JSON.booleanNode(
        arguments.array(0).valueStream().anyMatch(value -> Values.equal(value, wanted)));
  }

  private static JsonNode arrayRange(Arguments arguments) {
    long from = arguments.between(3, 3).integer(0);
    long to = arguments.integer(1);
    long by = arguments.integer(2);
    if (by == 0) {
      throw new IllegalArgumentException("The step must not be zero");
    }
    if ((to - from) / by >= MOST_OF_A_RANGE) {
      throw new IllegalArgumentException("The range must not have more than 1000 elements");
    }
    ArrayNode range = JSON.arrayNode();
    for (long value = from; by > 0 ? value <= to : value >= to; value += by) {
      range.add(Values.number(value));
    }
    return range;
  }

  private static JsonNode arrayGetItem(Arguments arguments) {
    ArrayNode all = arguments.between(2, 2).array(0);
    int index = arguments.integer(1);
    if (index < 0 || index >= all.size()) {
      throw new IllegalArgumentException("The index %d is out of bounds".formatted(index));
    }
    return all.get(index);
  }

  private static JsonNode arrayLength(Arguments arguments) {
    return JSON.numberNode(arguments.between(1, 1).array(0).size());
  }

  private static JsonNode arrayUnique(Arguments arguments) {
    return JSON.arrayNode().addAll(new LinkedHashSet<>(arguments.between(1, 1).array(0).values()));
  }

  private static JsonNode base64Encode(Arguments arguments) {
    byte[] bytes = shortText(arguments.between(1, 1)).getBytes(StandardCharsets.UTF_8);
    return JSON.stringNode(Base64.getEncoder().encodeToString(bytes));
  }

  private static JsonNode base64Decode(Arguments arguments) {
    byte[] bytes = Base64.getDecoder().decode(shortText(arguments.between(1, 1)));
    return JSON.stringNode(new String(bytes, StandardCharsets.UTF_8));
  }

  private static String shortText(Arguments arguments) {
    String text = arguments.text(0);
    if (text.length() > MOST_ENCODED) {
      throw new IllegalArgumentException("The text must not have more than 10,000 characters");
    }
    return text;
  }

  private static JsonNode hash(Arguments arguments) {
    JsonNode value = arguments.between(2, 2).at(0);
    String data = value.isString() ? value.stringValue() : value.toString();
    String algorithm = arguments.text(1);
    if (data.length() > MOST_ENCODED) {
      throw new IllegalArgumentException("The data must not have more than 10,000 characters");
    }
    if (!DIGESTS.contains(algorithm)) {
      throw new IllegalArgumentException("Unknown algorithm '" + algorithm + "'");
    }
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(data.getBytes(StandardCharsets.UTF_8));
      return JSON.stringNode(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to know " + algorithm, e);
    }
  }

  private static JsonNode jsonMerge(Arguments arguments) {
    if (arguments.between(3, 3).flag(2)) {
      throw new IllegalArgumentException("Deep merging is not supported");
    }
    if (arguments.at(0) instanceof ObjectNode left && arguments.at(1) instanceof ObjectNode right) {
      return JSON.objectNode().setAll(left).setAll(right);
    }
    throw new IllegalArgumentException("Only objects can be merged");
  }

  private static JsonNode mathRandom(Arguments arguments) {
    long from = arguments.between(2, 3).integer(0);
    long to = arguments.integer(1);
    if (to < from) {
      throw new IllegalArgumentException("The end must not be less than the start");
    }
    RandomGenerator random =
        arguments.count() == 3 ? new Random(arguments.integer(2)) : arguments.random();
    return Values.number(from == to ? from : random.nextLong(from, to));
  }

  private static JsonNode mathAdd(Arguments arguments) {
    return Values.number((long) arguments.between(2, 2).integer(0) + arguments.integer(1));
  }

  private static JsonNode stringSplit(Arguments arguments) {
    String text = arguments.between(2, 2).text(0);
    String delimiters = arguments.text(1);
    ArrayNode parts = JSON.arrayNode();
    new StringTokenizer(text, delimiters)
        .asIterator()
        .forEachRemaining(part -> parts.add((String) part));
    return parts;
  }

  private static JsonNode uuid(Arguments arguments) {
    return JSON.stringNode(Uuids.next(arguments.between(0, 0).random()).toString());
  }
}
