package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.Subscription.Stage;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Xml;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The operations on subscriptions, from form to answer. */
final class SubscriptionActions {

  private final Sns sns;
  private final Subscriptions subscriptions;

  SubscriptionActions(Sns sns) {
    this.sns = sns;
    this.subscriptions = sns.subscriptions();
  }

  Consumer<Xml> subscribe(Form form) {
    form.allowOnly(
        Set.of("TopicArn", "Protocol", "Endpoint", "Attributes", "ReturnSubscriptionArn"));
    var delivery = Delivery.of(form.required("Protocol"), form.get("Endpoint", ""));
    var subscription =
        sns.subscribe(form.required("TopicArn"), delivery, form.entries("Attributes.entry"));
    var told = subscription.isConfirmed() || truth(form, "ReturnSubscriptionArn");
    return xml -> xml.put("SubscriptionArn", told ? subscription.arn() : "pending confirmation");
  }

  Consumer<Xml> confirm(Form form, boolean signed) {
    form.allowOnly(Set.of("TopicArn", "Token", "AuthenticateOnUnsubscribe"));
    var locked = truth(form, "AuthenticateOnUnsubscribe");
    if (locked && !signed) {
      throw SnsErrors.unsigned();
    }
    var stage = new Stage.Confirmed(signed, locked);
    var subscription = sns.confirm(form.required("TopicArn"), form.required("Token"), stage);
    return xml -> xml.put("SubscriptionArn", subscription.arn());
  }

  /** No subscription is ended as gladly; one that is not confirmed yet ends by itself alone. */
  Consumer<Xml> unsubscribe(Form form, boolean signed) {
    form.allowOnly(Set.of("SubscriptionArn"));
    var arn = form.required("SubscriptionArn");
    var elements = arn.split(":", -1).length;
    if (elements < 6) {
      throw SnsErrors.invalid(
          "SubscriptionArn Reason: An ARN must have at least 6 elements, not " + elements);
    }
    if (elements == 6) {
      throw SnsErrors.invalid("SubscriptionId");
    }
    var subscription = subscriptions.find(arn).orElse(null);
    if (subscription != null && subscription.stage() instanceof Stage.Pending) {
      throw SnsErrors.invalid(
          "SubscriptionArn Reason: Cannot unsubscribe a subscription that is pending confirmation");
    }
    if (subscription != null) {
      sns.unsubscribe(subscription, signed);
    }
    return _ -> {};
  }

  Consumer<Xml> list(Form form) {
    form.allowOnly(Set.of("NextToken"));
    return list(form, subscriptions.all());
  }

  Consumer<Xml> listByTopic(Form form) {
    form.allowOnly(Set.of("TopicArn", "NextToken"));
    return list(form, subscriptions.of(sns.topics().topic(form.required("TopicArn"))));
  }

  Consumer<Xml> attributes(Form form) {
    form.allowOnly(Set.of("SubscriptionArn"));
    return SnsApi.attributes("Attributes", subscription(form).describe());
  }

  Consumer<Xml> setAttributes(Form form) {
    form.allowOnly(Set.of("SubscriptionArn", "AttributeName", "AttributeValue"));
    var change = Map.of(form.required("AttributeName"), form.get("AttributeValue", ""));
    subscriptions.change(subscription(form), change);
    return _ -> {};
  }

  private Subscription subscription(Form form) {
    var arn = form.required("SubscriptionArn");
    return subscriptions.find(arn).orElseThrow(() -> SnsErrors.noSubscription(arn));
  }

  private Consumer<Xml> list(Form form, List<Subscription> all) {
    return Page.of(form, "NextToken", all)
        .written(
            "Subscriptions",
            "NextToken",
            (xml, one) -> xml.in("member", member -> write(member, one)));
  }

  private void write(Xml xml, Subscription subscription) {
    xml.put("TopicArn", subscription.topic().arn())
        .put("Protocol", subscription.delivery().protocol())
        .put(
            "SubscriptionArn",
            subscription.isConfirmed() ? subscription.arn() : "PendingConfirmation")
        .put("Owner", sns.account().id())
        .put("Endpoint", subscription.delivery().endpoint());
  }

  private static boolean truth(Form form, String name) {
    return switch (form.get(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw AwsError.badRequest(
              "InvalidParameter",
              "Invalid parameter: " + name + " Reason: Expected true or false, but found " + other);
    };
  }
}
