package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import dev.entrega.local.aws.wire.Xml;
import java.util.Map;
import java.util.function.Consumer;

/** SNS's wire: AWS Query in, XML out. */
public final class SnsApi implements Service {

  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

  private final Sns sns;
  private final TopicActions topics;
  private final SubscriptionActions subscriptions;
  private final SmsActions sms;

  /** Speaks for {@code sns}. */
  public SnsApi(Sns sns) {
    this.sns = sns;
    this.topics = new TopicActions(sns);
    this.subscriptions = new SubscriptionActions(sns);
    this.sms = new SmsActions(sns.texting());
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    try {
      var form = Form.of(request);
      var action = form.get("Action", "");
      var signed = request.header("Authorization") != null || form.get("X-Amz-Signature") != null;
      var answer = answer(action, form, signed);
      sns.secure();
      return Xml.reply(NAMESPACE, action, request.id(), answer);
    } catch (AwsError e) {
      return Xml.reply(NAMESPACE, request.id(), e);
    }
  }

  private Consumer<Xml> answer(String action, Form form, boolean signed)
      throws InterruptedException {
    return switch (action) {
      case "Publish" -> PublishForm.publish(sns, form);
      case "PublishBatch" -> PublishForm.batch(sns, form);
      case "CreateTopic" -> topics.create(form);
      case "DeleteTopic" -> topics.delete(form);
      case "ListTopics" -> topics.list(form);
      case "GetTopicAttributes" -> topics.attributes(form);
      case "SetTopicAttributes" -> topics.setAttributes(form);
      case "AddPermission" -> topics.addPermission(form);
      case "RemovePermission" -> topics.removePermission(form);
      case "TagResource" -> topics.tag(form);
      case "UntagResource" -> topics.untag(form);
      case "ListTagsForResource" -> topics.tags(form);
      case "Subscribe" -> subscriptions.subscribe(form);
      case "ConfirmSubscription" -> subscriptions.confirm(form, signed);
      case "Unsubscribe" -> subscriptions.unsubscribe(form, signed);
      case "ListSubscriptions" -> subscriptions.list(form);
      case "ListSubscriptionsByTopic" -> subscriptions.listByTopic(form);
      case "GetSubscriptionAttributes" -> subscriptions.attributes(form);
      case "SetSubscriptionAttributes" -> subscriptions.setAttributes(form);
      case "SetSMSAttributes" -> sms.setAttributes(form);
      case "GetSMSAttributes" -> sms.attributes(form);
      case "CheckIfPhoneNumberIsOptedOut" -> sms.isOptedOut(form);
      case "ListPhoneNumbersOptedOut" -> sms.optedOut(form);
      case "OptInPhoneNumber" -> sms.optIn(form);
      default ->
          throw AwsError.badRequest(
              "InvalidAction",
              "Expected an SNS action that this endpoint has, but found '" + action + "'");
    };
  }

  /** The map that operations for attributes answer. */
  static Consumer<Xml> attributes(String element, Map<String, String> attributes) {
    return xml ->
        xml.in(
            element,
            map ->
                attributes.forEach((name, value) ->
                    map.in("entry", entry -> entry.put("key", name).put("value", value))));
  }
}
