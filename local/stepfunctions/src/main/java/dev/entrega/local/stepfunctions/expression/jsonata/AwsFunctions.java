package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Utils;
import dev.entrega.local.stepfunctions.expression.Uuids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The functions that AWS adds to JSONata, and {@code $shuffle}, which draws like them. What they do
 * with odd arguments was measured at AWS by the project floci in August 2026.
 */
final class AwsFunctions {

  private static final int MOST_OF_A_RANGE = 360_145;
  private static final Set<String> DIGESTS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private AwsFunctions() {}

  static @Nullable Object partition(Arguments arguments) {
    Object array = arguments.at(0);
    if (array == null) {
      return null;
    }
    if (!(array instanceof List<?> all)) {
      throw Refusal.coded("T0412", "Argument 1 of function \"partition\" must be an array");
    }
    if (all.isEmpty()) {
      return null;
    }
    Long size = arguments.integer(1);
    if (size == null) {
      return List.of(all);
    }
    if (size < 0) {
      throw Refusal.coded("D3137", "Second argument must be zero or greater");
    }
    if (size == 0) {
      return null;
    }
    var parts = new ArrayList<List<?>>();
    for (long from = 0; from < all.size(); from += size) {
      parts.add(new ArrayList<>(all.subList((int) from, (int) Math.min(from + size, all.size()))));
    }
    return parts;
  }

  static @Nullable Object range(Arguments arguments) {
    Long from = arguments.integer(0);
    Long to = arguments.integer(1);
    Long by = arguments.integer(2);
    if (from == null || to == null || by == null || by == 0 || (by > 0 ? from > to : from < to)) {
      return null;
    }
    double count = Math.floor(((double) to - (double) from) / by) + 1;
    if (count > MOST_OF_A_RANGE) {
      throw Refusal.tooLarge();
    }
    List<Object> range = Utils.createSequence();
    for (long i = 0; i < count; i++) {
      range.add(Numbers.of(from + i * by));
    }
    return range;
  }

  static @Nullable Object hash(Arguments arguments) {
    String text = arguments.text(0);
    String algorithm = arguments.text(1);
    if (text == null || algorithm == null) {
      return null;
    }
    if (!DIGESTS.contains(algorithm)) {
      throw Refusal.coded("D3137", "Unsupported hash algorithm: " + algorithm);
    }
    try {
      byte[] digest =
          MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to know " + algorithm, e);
    }
  }

  static Object random(Arguments arguments) {
    Long seed = arguments.integer(0);
    return seed == null
        ? Evaluation.current().seen().random().nextDouble()
        : new Random(seed).nextDouble();
  }

  static Object uuid(Arguments arguments) {
    return Uuids.next(Evaluation.current().seen().random()).toString();
  }

  static @Nullable Object parse(Arguments arguments) {
    String text = arguments.text(0);
    if (text == null) {
      return null;
    }
    try {
      JsonNode json = STRICT.readTree(text);
      if (!json.isMissingNode() && isFinite(json)) {
        return Values.toLibrary(json);
      }
    } catch (JacksonException _) {
      // refused below
    }
    throw Refusal.coded("D3137", "Invalid JSON");
  }

  private static boolean isFinite(JsonNode json) {
    return json.isNumber()
        ? Double.isFinite(json.doubleValue())
        : json.values().stream().allMatch(AwsFunctions::isFinite);
  }

  static @Nullable Object shuffle(Arguments arguments) {
    List<?> list = arguments.list(0);
    if (list == null) {
      return null;
    }
    RandomGenerator random = Evaluation.current().seen().random();
    var shuffled = new ArrayList<Object>(list);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int k = random.nextInt(i + 1);
      shuffled.set(i, shuffled.set(k, shuffled.get(i)));
    }
    return shuffled;
  }
}
