package dev.entrega.local.aws.bedrock;

import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import tools.jackson.databind.node.ObjectNode;

/** Which models there are, as Bedrock tells it: ListFoundationModels and GetFoundationModel. */
public final class ModelsApi implements Service {

  /** Where its paths begin. */
  public static final String PATH = "/foundation-models";

  private final Models models;
  private final Account account;

  /** Tells of {@code models}. */
  public ModelsApi(Models models, Account account) {
    this.models = models;
    this.account = account;
  }

  @Override
  public Reply answer(Request request) {
    var id = request.path().substring(PATH.length());
    try {
      if (!request.method().equals("GET")) {
        throw BedrockErrors.invalid("Expected GET of " + PATH);
      }
      return Json.restReply(id.length() <= 1 ? all() : one(id.substring(1)));
    } catch (AwsError e) {
      return Json.restReply(e);
    }
  }

  private ObjectNode all() {
    var answer = Json.MAPPER.createObjectNode();
    var summaries = answer.putArray("modelSummaries");
    models.ids().stream().sorted().map(this::details).forEach(summaries::add);
    return answer;
  }

  private ObjectNode one(String id) {
    if (!models.has(id)) {
      throw BedrockErrors.noSuchModel(id);
    }
    var answer = Json.MAPPER.createObjectNode();
    answer.set("modelDetails", details(id));
    return answer;
  }

  private ObjectNode details(String id) {
    var details =
        Json.MAPPER
            .createObjectNode()
            .put(
                "modelArn",
                "arn:aws:bedrock:%s::foundation-model/%s".formatted(account.region(), id))
            .put("modelId", id)
            .put("modelName", id)
            .put("providerName", id.substring(0, id.indexOf('.')))
            .put("responseStreamingSupported", true);
    details.putArray("inputModalities").add("TEXT");
    details.putArray("outputModalities").add("TEXT");
    details.putArray("inferenceTypesSupported").add("ON_DEMAND");
    details.putObject("modelLifecycle").put("status", "ACTIVE");
    return details;
  }
}
