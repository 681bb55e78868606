package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.wire.Form;
import dev.entrega.local.aws.wire.Xml;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The operations on topics, from form to answer. */
final class TopicActions {

  private final Sns sns;
  private final Topics topics;

  TopicActions(Sns sns) {
    this.sns = sns;
    this.topics = sns.topics();
  }

  Consumer<Xml> create(Form form) {
    form.allowOnly(Set.of("Name", "Attributes", "Tags"));
    var tags = Tags.read(form);
    var topic =
        topics.create(
            form.required("Name"), form.entries("Attributes.entry"), tags.isEmpty() ? null : tags);
    return xml -> xml.put("TopicArn", topic.arn());
  }

  Consumer<Xml> delete(Form form) {
    form.allowOnly(Set.of("TopicArn"));
    sns.deleteTopic(form.required("TopicArn"));
    return _ -> {};
  }

  Consumer<Xml> list(Form form) {
    form.allowOnly(Set.of("NextToken"));
    return Page.of(form, "NextToken", topics.all())
        .written(
            "Topics",
            "NextToken",
            (xml, topic) -> xml.in("member", member -> member.put("TopicArn", topic.arn())));
  }

  Consumer<Xml> attributes(Form form) {
    form.allowOnly(Set.of("TopicArn"));
    return SnsApi.attributes("Attributes", topic(form).describe(sns.account()));
  }

  Consumer<Xml> setAttributes(Form form) {
    form.allowOnly(Set.of("TopicArn", "AttributeName", "AttributeValue"));
    var name = form.required("AttributeName");
    var changes = Map.of(name, form.get("AttributeValue", ""));
    topics.change(topic(form), topic -> topic.change(changes));
    return _ -> {};
  }

  Consumer<Xml> addPermission(Form form) {
    form.allowOnly(Set.of("TopicArn", "Label", "AWSAccountId", "ActionName"));
    topics.change(
        topic(form),
        topic ->
            topic.permit(
                form.required("Label"), texts(form, "AWSAccountId"), texts(form, "ActionName")));
    return _ -> {};
  }

  Consumer<Xml> removePermission(Form form) {
    form.allowOnly(Set.of("TopicArn", "Label"));
    topics.change(topic(form), topic -> topic.forbid(form.required("Label")));
    return _ -> {};
  }

  Consumer<Xml> tag(Form form) {
    form.allowOnly(Set.of("ResourceArn", "Tags"));
    topics.change(
        topics.resource(form.required("ResourceArn")), topic -> topic.tag(Tags.read(form)));
    return _ -> {};
  }

  Consumer<Xml> untag(Form form) {
    form.allowOnly(Set.of("ResourceArn", "TagKeys"));
    topics.change(
        topics.resource(form.required("ResourceArn")),
        topic -> topic.untag(texts(form, "TagKeys")));
    return _ -> {};
  }

  Consumer<Xml> tags(Form form) {
    form.allowOnly(Set.of("ResourceArn"));
    var tags = topics.resource(form.required("ResourceArn")).tags().values();
    return xml ->
        xml.in(
            "Tags",
            list ->
                tags.forEach((key, value) ->
                    list.in("member", tag -> tag.put("Key", key).put("Value", value))));
  }

  private Topic topic(Form form) {
    return topics.topic(form.required("TopicArn"));
  }

  private static List<String> texts(Form form, String list) {
    return form.members(list + ".member").stream().map(member -> member.get("", "")).toList();
  }
}
