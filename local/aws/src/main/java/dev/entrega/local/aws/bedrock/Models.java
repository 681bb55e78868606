package dev.entrega.local.aws.bedrock;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** The models that can be asked, by their ids; may be changed at any time. */
public final class Models {

  /** As AWS's reference has it for foundation models. */
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,63}\\.[a-z0-9.:-]{1,100}");

  /** An ARN names a model, or a profile that leads to one, by its last word. */
  private static final Pattern ARN =
      Pattern.compile("arn:aws[^:]*:bedrock:[^:]*:[^:]*:(?:foundation-model|inference-profile)/");

  private final Map<String, Model> models = new ConcurrentSkipListMap<>();

  /** Without any. */
  public Models() {}

  /**
   * Registers a model, or another one under the same id.
   *
   * @param id such as {@code entrega.local-extractive}: a provider, a dot, a name
   * @throws IllegalArgumentException an id cannot be so
   */
  public void register(String id, Model model) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "Expected a model's id such as entrega.local-extractive, but found '%s'".formatted(id));
    }
    models.put(id, model);
  }

  /** The ids of all. */
  public Set<String> ids() {
    return Set.copyOf(models.keySet());
  }

  /**
   * The model that an id or an ARN means.
   *
   * @throws dev.entrega.local.aws.wire.AwsError {@code ValidationException}: there is none
   */
  Named find(String reference) {
    var id = ARN.matcher(reference).replaceFirst("");
    var model = models.get(id);
    if (model == null) {
      throw BedrockErrors.unknownModel();
    }
    return new Named(id, model);
  }

  boolean has(String id) {
    return models.containsKey(id);
  }

  /** A model and its id. */
  record Named(String id, Model model) {}
}
