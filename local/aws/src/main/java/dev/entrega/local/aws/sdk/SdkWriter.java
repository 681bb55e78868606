package dev.entrega.local.aws.sdk;

import dev.entrega.local.aws.wire.Json;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a response of the SDK as a Task's result: what is not set is left out, a moment is an ISO
 * 8601 text, and a blob is its text.
 */
final class SdkWriter {

  private final SdkNames names;

  SdkWriter(SdkNames names) {
    this.names = names;
  }

  ObjectNode write(SdkPojo pojo) {
    var json = Json.MAPPER.createObjectNode();
    for (SdkField<?> field : pojo.sdkFields()) {
      var value = field.getValueOrDefault(pojo);
      if (value != null
          && !(value instanceof SdkAutoConstructList)
          && !(value instanceof SdkAutoConstructMap)) {
        json.set(names.of(field), value(value));
      }
    }
    return json;
  }

  private JsonNode value(@Nullable Object value) {
    var nodes = JsonNodeFactory.instance;
    return switch (value) {
      case null -> nodes.nullNode();
      case String text -> nodes.stringNode(text);
      case Boolean flag -> nodes.booleanNode(flag);
      case BigDecimal number -> nodes.numberNode(number);
      case Double number -> nodes.numberNode(number);
      case Float number -> nodes.numberNode(number);
      case Number number -> nodes.numberNode(number.longValue());
      case Instant moment -> nodes.stringNode(moment.toString());
      case SdkBytes bytes -> nodes.stringNode(text(bytes.asByteArrayUnsafe()));
      case SdkPojo pojo -> write(pojo);
      case Document document -> document(document);
      case List<?> list -> {
        var array = nodes.arrayNode();
        list.forEach(each -> array.add(value(each)));
        yield array;
      }
      case Map<?, ?> map -> {
        var object = nodes.objectNode();
        map.forEach((key, each) -> object.set(String.valueOf(key), value(each)));
        yield object;
      }
      case Object other -> nodes.stringNode(other.toString());
    };
  }

  private JsonNode document(Document document) {
    if (document.isMap()) {
      var object = JsonNodeFactory.instance.objectNode();
      document.asMap().forEach((key, each) -> object.set(key, document(each)));
      return object;
    }
    if (document.isList()) {
      var array = JsonNodeFactory.instance.arrayNode();
      document.asList().forEach(each -> array.add(document(each)));
      return array;
    }
    if (document.isNumber()) {
      return JsonNodeFactory.instance.numberNode(document.asNumber().bigDecimalValue());
    }
    return value(document.isNull() ? null : document.unwrap());
  }

  /** Bytes as UTF-8, or where they are none, as Base64. */
  static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return Base64.getEncoder().encodeToString(bytes);
    }
  }
}
