package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.ListTagsForResourceOutput;
import dev.entrega.local.stepfunctions.api.Tag;
import dev.entrega.local.stepfunctions.api.TagResourceInput;
import dev.entrega.local.stepfunctions.api.UntagResourceInput;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredTags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words that state machines and activities bear, fifty each at most. */
final class Tags {

  private static final int MOST = 50;
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
  private static final String OF_AWS = "aws:";

  private final Store store;
  private final Object changes;

  Tags(Store store, Object changes) {
    this.store = store;
    this.changes = changes;
  }

  ListTagsForResourceOutput list(@Nullable String resourceArn) {
    String arn = Requests.required(resourceArn, "resourceArn");
    if (!isQualified(arn)) {
      exists(arn);
    }
    return new ListTagsForResourceOutput(
        of(arn).entrySet().stream().map(tag -> new Tag(tag.getKey(), tag.getValue())).toList());
  }

  void add(TagResourceInput request) {
    String arn = Requests.required(request.resourceArn(), "resourceArn");
    synchronized (changes) {
      exists(arn);
      var all = new LinkedHashMap<>(of(arn));
      all.putAll(read(arn, request.tags()));
      put(arn, notTooMany(arn, all));
    }
  }

  void remove(UntagResourceInput request) {
    String arn = Requests.required(request.resourceArn(), "resourceArn");
    List<String> keys = Requests.required(request.tagKeys(), "tagKeys");
    synchronized (changes) {
      exists(arn);
      var all = new LinkedHashMap<>(of(arn));
      all.keySet().removeAll(keys);
      put(arn, all);
    }
  }

  /** The tags that a request gives, if they may be given. */
  Map<String, String> read(String arn, @Nullable List<Tag> tags) {
    var read = new LinkedHashMap<String, String>();
    for (Tag tag : tags == null ? List.<Tag>of() : tags) {
      String key = Requests.required(tag.key(), "key");
      String value = tag.value() == null ? "" : tag.value();
      if (key.startsWith(OF_AWS)) {
        throw new StepFunctionsException(
            "AccessDeniedException", "Caller is an end user and not allowed to mutate system tags");
      }
      if (!ALLOWED.matcher(key + value).matches()) {
        throw Requests.invalid(
            "Expected letters, digits, white space and _ . : / = + - @ in tags, but found '%s'"
                .formatted(key + "=" + value));
      }
      read.put(key, value);
    }
    return notTooMany(arn, read);
  }

  private static Map<String, String> notTooMany(String arn, Map<String, String> tags) {
    if (tags.size() > MOST) {
      throw new StepFunctionsException(
          "TooManyTags",
          "Expected at most %d tags on '%s', but there would be %d"
              .formatted(MOST, arn, tags.size()),
          Map.of("resourceName", arn));
    }
    return tags;
  }

  /** Lets a resource bear these tags and no others. */
  void put(String arn, Map<String, String> tags) {
    if (tags.isEmpty()) {
      store.tags().remove(arn);
    } else {
      store.tags().put(arn, new StoredTags(tags));
    }
  }

  private Map<String, String> of(String arn) {
    StoredTags stored = store.tags().get(arn);
    return stored == null ? Map.of() : stored.tags();
  }

  /** Versions and aliases are known to bear none. */
  private boolean isQualified(String arn) {
    return store.versions().get(arn) != null || store.aliases().get(arn) != null;
  }

  private void exists(String arn) {
    boolean there =
        switch (Arns.type(arn)) {
          case "stateMachine" -> store.stateMachines().get(arn) != null;
          case "activity" -> store.activities().get(arn) != null;
          default -> throw Arns.misplaced(Arns.type(arn));
        };
    if (!there) {
      throw Aliases.notFound(arn);
    }
  }
}
