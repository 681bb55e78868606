package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Form;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic's labels.
 *
 * @param values by key
 */
record Tags(Map<String, String> values) {

  private static final int LIMIT = 50;
  private static final int KEY_LIMIT = 128;
  private static final int VALUE_LIMIT = 256;

  static final Tags NONE = new Tags(Map.of());

  /** Reads {@code Tags.member.N.Key} and {@code .Value}. */
  static Map<String, String> read(Form form) {
    var tags = new TreeMap<String, String>();
    for (var tag : form.members("Tags.member")) {
      var key = tag.required("Key");
      var value = tag.required("Value");
      if (key.isEmpty() || key.length() > KEY_LIMIT || value.length() > VALUE_LIMIT) {
        throw SnsErrors.invalid(
            "Tags Reason: Expected keys of 1 to 128 and values of at most 256 characters");
      }
      if (tags.put(key, value) != null) {
        throw SnsErrors.invalid("Duplicated keys are not allowed.");
      }
    }
    return tags;
  }

  Tags plus(Map<String, String> more) {
    var all = new TreeMap<>(values);
    all.putAll(more);
    if (all.size() > LIMIT) {
      throw AwsError.badRequest(
          "TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded");
    }
    return new Tags(all);
  }

  Tags minus(List<String> keys) {
    var left = new TreeMap<>(values);
    keys.forEach(left::remove);
    return new Tags(left);
  }
}
