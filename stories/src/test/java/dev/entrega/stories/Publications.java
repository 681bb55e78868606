package dev.entrega.stories;

import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import dev.entrega.messaging.orders.OrderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SNS, as workflows and services publish to it: changes of status to the topic, and SMS to phones.
 */
final class Publications implements SnsClient {

  private static final JsonMapper JSON = new JsonMapper();

  private final Faults faults;
  private final List<Change> changes = new ArrayList<>();
  private final List<Text> texts = new ArrayList<>();

  /**
   * A change of status on the topic.
   *
   * @param body as a queue that subscribes raw sees it
   * @param attributes by which subscribers filter
   * @param taken whether the publisher heard that the topic has it
   */
  record Change(JsonNode body, Map<String, String> attributes, boolean taken) {

    String orderId() {
      return body.get("orderId").stringValue();
    }

    OrderStatus status() {
      return OrderStatus.valueOf(body.get("status").stringValue());
    }

    @Override
    public String toString() {
      return status() + " of " + orderId() + (taken ? "" : ", and its publisher does not know");
    }
  }

  /**
   * An SMS that a phone got.
   *
   * @param phone its number
   * @param text what it says
   * @param taken whether the sender heard that SNS has it
   */
  record Text(String phone, String text, boolean taken) {}

  Publications(Faults faults) {
    this.faults = faults;
  }

  /** All changes of status ever published in the story, in order. */
  List<Change> changes() {
    return changes;
  }

  /** Those of one order. */
  List<Change> changesOf(String orderId) {
    return changes.stream().filter(change -> change.orderId().equals(orderId)).toList();
  }

  /** All SMS that a phone got in the story, in order. */
  List<Text> textsTo(String phone) {
    return texts.stream().filter(text -> text.phone().equals(phone)).toList();
  }

  void forget() {
    changes.clear();
    texts.clear();
  }

  /** {@code sns:publish} as the workflows call it. */
  Integration publishing() {
    return arguments -> {
      var fate = faults.next();
      if (fate != Faults.Fate.LOST) {
        var attributes = new TreeMap<String, String>();
        for (var attribute : arguments.get("MessageAttributes").properties()) {
          attributes.put(attribute.getKey(), attribute.getValue().get("StringValue").stringValue());
        }
        var body = arguments.at("/Message/sqs").stringValue();
        changes.add(new Change(JSON.readTree(body), attributes, fate == Faults.Fate.MADE));
      }
      if (fate != Faults.Fate.MADE) {
        throw new TaskFailed("SNS.SdkClientException", "for the story");
      }
      return JSON.createObjectNode().put("MessageId", "m-" + changes.size());
    };
  }

  @Override
  public PublishResponse publish(PublishRequest request) {
    var fate = faults.next();
    if (fate != Faults.Fate.LOST) {
      deliver(request, fate == Faults.Fate.MADE);
    }
    if (fate != Faults.Fate.MADE) {
      throw SdkClientException.create("Expected SNS to answer, but it did not");
    }
    return PublishResponse.builder().messageId("m").build();
  }

  private void deliver(PublishRequest request, boolean taken) {
    if (request.phoneNumber() != null) {
      texts.add(new Text(request.phoneNumber(), request.message(), taken));
      return;
    }
    var attributes = new TreeMap<String, String>();
    request.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
    var body = JSON.readTree(request.message()).get("sqs").stringValue();
    changes.add(new Change(JSON.readTree(body), attributes, taken));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
