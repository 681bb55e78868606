package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.Subscription.Settings;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import dev.entrega.local.aws.wire.Xml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** SNS's wire: AWS Query in, XML out. */
public final class SnsApi implements Service {

  private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

  private final Sns sns;
  private final Topics topics;

  /** Speaks for {@code sns}. */
  public SnsApi(Sns sns) {
    this.sns = sns;
    this.topics = sns.topics();
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    try {
      var form = Form.of(request);
      var action = form.get("Action", "");
      return Xml.reply(NAMESPACE, action, request.id(), answer(action, form));
    } catch (AwsError e) {
      return Xml.reply(NAMESPACE, request.id(), e);
    }
  }

  private Consumer<Xml> answer(String action, Form form) throws InterruptedException {
    return switch (action) {
      case "Publish" -> publish(form);
      case "PublishBatch" -> PublishForm.batch(sns, form);
      case "CreateTopic" -> createTopic(form);
      case "DeleteTopic" -> deleteTopic(form);
      case "ListTopics" -> listTopics(form);
      case "GetTopicAttributes" -> topicAttributes(form);
      case "Subscribe" -> subscribe(form);
      case "Unsubscribe" -> unsubscribe(form);
      case "ListSubscriptions" -> listSubscriptions(form, topics.subscriptions());
      case "ListSubscriptionsByTopic" ->
          listSubscriptions(form, topics.topic(form.required("TopicArn")).subscriptions());
      case "GetSubscriptionAttributes" -> subscriptionAttributes(form);
      case "SetSubscriptionAttributes" -> setSubscriptionAttributes(form);
      default ->
          throw AwsError.badRequest(
              "InvalidAction",
              "Expected an SNS action that this endpoint has, but found '" + action + "'");
    };
  }

  private Consumer<Xml> publish(Form form) throws InterruptedException {
    form.allowOnly(PublishForm.NAMES);
    var messageId = sns.publish(PublishForm.topic(form), PublishForm.publication(form));
    return xml -> xml.put("MessageId", messageId);
  }

  private Consumer<Xml> createTopic(Form form) {
    form.allowOnly(Set.of("Name", "Attributes"));
    var topic = topics.create(form.required("Name"), form.entries("Attributes.entry"));
    return xml -> xml.put("TopicArn", topic.arn());
  }

  private Consumer<Xml> deleteTopic(Form form) {
    topics.delete(form.required("TopicArn"));
    return _ -> {};
  }

  private Consumer<Xml> listTopics(Form form) {
    return page(form, "Topics", topics.all(), (xml, topic) -> xml.put("TopicArn", topic.arn()));
  }

  private Consumer<Xml> topicAttributes(Form form) {
    var topic = topics.topic(form.required("TopicArn"));
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("TopicArn", topic.arn());
    attributes.put("Owner", sns.account().id());
    attributes.put("DisplayName", topic.displayName());
    attributes.put("SubscriptionsConfirmed", Integer.toString(topic.subscriptions().size()));
    attributes.put("SubscriptionsPending", "0");
    attributes.put("SubscriptionsDeleted", "0");
    return attributes(attributes);
  }

  private Consumer<Xml> subscribe(Form form) {
    form.allowOnly(
        Set.of("TopicArn", "Protocol", "Endpoint", "Attributes", "ReturnSubscriptionArn"));
    var delivery = Delivery.of(form.required("Protocol"), form.get("Endpoint", ""));
    var settings = Settings.PLAIN.with(form.entries("Attributes.entry"));
    var topic = topics.topic(form.required("TopicArn"));
    var subscription = topics.subscribe(topic, delivery, settings);
    return xml -> xml.put("SubscriptionArn", subscription.arn());
  }

  private Consumer<Xml> unsubscribe(Form form) {
    topics.unsubscribe(form.required("SubscriptionArn"));
    return _ -> {};
  }

  private Consumer<Xml> listSubscriptions(Form form, List<Subscription> subscriptions) {
    return page(
        form,
        "Subscriptions",
        subscriptions,
        (xml, subscription) ->
            xml.put("TopicArn", subscription.topic().arn())
                .put("Protocol", subscription.delivery().protocol())
                .put("SubscriptionArn", subscription.arn())
                .put("Owner", sns.account().id())
                .put("Endpoint", subscription.delivery().endpoint()));
  }

  private Consumer<Xml> subscriptionAttributes(Form form) {
    var subscription = topics.subscription(form.required("SubscriptionArn"));
    return attributes(subscription.attributes(sns.account().id()));
  }

  private Consumer<Xml> setSubscriptionAttributes(Form form) {
    form.allowOnly(Set.of("SubscriptionArn", "AttributeName", "AttributeValue"));
    var subscription = topics.subscription(form.required("SubscriptionArn"));
    var change = Map.of(form.required("AttributeName"), form.get("AttributeValue", ""));
    subscription.change(subscription.settings().with(change));
    return _ -> {};
  }

  private static Consumer<Xml> attributes(Map<String, String> attributes) {
    return xml ->
        xml.in(
            "Attributes",
            map ->
                attributes.forEach((name, value) ->
                    map.in("entry", entry -> entry.put("key", name).put("value", value))));
  }

  /** A hundred at a time, as AWS does; the token is the position of the next. */
  private static <T> Consumer<Xml> page(
      Form form, String element, List<T> all, BiConsumer<Xml, T> write) {
    var from = position(form.get("NextToken", "0"), all.size());
    var to = Math.min(all.size(), from + 100);
    return xml ->
        xml.in(
                element,
                list ->
                    all.subList(from, to)
                        .forEach(one -> list.in("member", member -> write.accept(member, one))))
            .put("NextToken", to < all.size() ? Integer.toString(to) : null);
  }

  private static int position(String token, int size) {
    try {
      var position = Integer.parseInt(token);
      if (position >= 0 && position <= size) {
        return position;
      }
    } catch (NumberFormatException _) {
      // Falls through to the same answer as any other token that is not ours.
    }
    throw SnsErrors.invalid("NextToken");
  }
}
