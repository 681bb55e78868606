package dev.entrega.local.aws.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the XML of AWS Query's answers, element by element. */
public final class Xml {

  private final StringBuilder text = new StringBuilder(256);

  /** An element with other elements inside. */
  public Xml in(String name, Consumer<Xml> content) {
    text.append('<').append(name).append('>');
    content.accept(this);
    text.append("</").append(name).append('>');
    return this;
  }

  /** An element with text; nothing at all where there is no text. */
  public Xml put(String name, @Nullable String value) {
    if (value != null) {
      in(name, _ -> escape(value));
    }
    return this;
  }

  /** The text of the element that is open. */
  public Xml text(String value) {
    escape(value);
    return this;
  }

  /**
   * A whole document.
   *
   * @param namespace of its root; none where empty
   */
  public static String document(String root, String namespace, Consumer<Xml> content) {
    var xml = new Xml();
    xml.text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.in(namespace.isEmpty() ? root : root + " xmlns=\"" + namespace + '"', root, content);
    return xml.text.toString();
  }

  /**
   * The answer of an operation.
   *
   * @param namespace of the service, for example {@code http://sns.amazonaws.com/doc/2010-03-31/}
   * @param action the operation's name
   * @param requestId of this request
   * @param result what stands inside {@code <ActionResult>}
   */
  public static Reply reply(
      String namespace, String action, String requestId, Consumer<Xml> result) {
    var xml = new Xml();
    var response = action + "Response";
    xml.in(
        response + " xmlns=\"" + namespace + "\"",
        response,
        body ->
            body.in(action + "Result", result)
                .in("ResponseMetadata", metadata -> metadata.put("RequestId", requestId)));
    return Reply.xml(200, xml.text.toString());
  }

  /** The error as AWS Query writes it. */
  public static Reply reply(String namespace, String requestId, AwsError error) {
    var xml = new Xml();
    xml.in(
        "ErrorResponse xmlns=\"" + namespace + "\"",
        "ErrorResponse",
        body ->
            body.in(
                    "Error",
                    inner ->
                        inner
                            .put("Type", error.status() < 500 ? "Sender" : "Receiver")
                            .put("Code", error.code())
                            .put("Message", error.text()))
                .put("RequestId", requestId));
    return Reply.xml(error.status(), xml.text.toString());
  }

  /** The error as the REST services that speak XML write it. */
  public static Reply restReply(String requestId, AwsError error) {
    return Reply.of(
        error.status(),
        "application/xml",
        Map.of("x-amz-request-id", requestId),
        document(
                "Error",
                "",
                body ->
                    body.put("Code", error.code())
                        .put("Message", error.text())
                        .put("RequestId", requestId))
            .getBytes(StandardCharsets.UTF_8));
  }

  private void in(String open, String close, Consumer<Xml> content) {
    text.append('<').append(open).append('>');
    content.accept(this);
    text.append("</").append(close).append('>');
  }

  private void escape(String value) {
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      switch (c) {
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '&' -> text.append("&amp;");
        case '"' -> text.append("&quot;");
        case '\r' -> text.append("&#13;");
        default -> text.append(c);
      }
    }
  }
}
