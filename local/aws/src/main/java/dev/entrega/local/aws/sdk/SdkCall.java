package dev.entrega.local.aws.sdk;

import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.JsonNode;

/**
 * An action that the class path has: how it reads arguments and where it is sent.
 *
 * @param names how the fields of its arguments and result are spelt
 */
record SdkCall(
    SdkModule module,
    SdkAction action,
    SdkNames names,
    SdkClients clients,
    SdkEndpoints endpoints) {

  /** What of the arguments does not fit. */
  List<String> problems(JsonNode arguments) {
    var reader = new SdkReader(names);
    reader.read(action.request(), arguments);
    return reader.problems();
  }

  /**
   * Sends it.
   *
   * @throws SdkException the service said no, or was not reached
   * @throws TaskFailed nobody has said where the service is
   */
  SdkAction.Answer send(JsonNode arguments) throws TaskFailed, InterruptedException {
    var request = action.request();
    new SdkReader(names).read(request, arguments);
    var client = clients.of(module, endpoint());
    try {
      return action.call(client, request, SdkReader.body(arguments.get(SdkAction.BODY)));
    } catch (AbortedException _) {
      throw new InterruptedException();
    }
  }

  private URI endpoint() throws TaskFailed {
    var endpoint = endpoints.of(module.service());
    if (endpoint == null) {
      throw new TaskFailed(
          "States.Runtime",
          ("Expected an endpoint of the service '%s', but none is configured: this endpoint has"
                  + " %s, and calls no other than it is told to")
              .formatted(module.service(), endpoints.atHome()));
    }
    return endpoint;
  }
}
