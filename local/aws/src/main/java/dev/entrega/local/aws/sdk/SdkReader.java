package dev.entrega.local.aws.sdk;

import dev.entrega.local.aws.wire.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a Task's arguments into a request of the SDK, and notes what does not fit. A blob is sent
 * as the JSON of its value, a text with its quotes, as Step Functions sends it.
 */
final class SdkReader {

  private final SdkNames names;
  private final List<String> problems = new ArrayList<>();

  SdkReader(SdkNames names) {
    this.names = names;
  }

  /** What did not fit, in the words of Step Functions. */
  List<String> problems() {
    return problems;
  }

  /** Sets the fields of a request, or of a structure inside, to what the arguments say. */
  void read(SdkPojo builder, JsonNode json) {
    for (SdkField<?> field : builder.sdkFields()) {
      var name = names.of(field);
      var value = json.get(name);
      if (value != null && !value.isNull()) {
        field.set(builder, value(field, name, value));
      }
    }
  }

  private @Nullable Object value(SdkField<?> field, String name, JsonNode json) {
    try {
      return value(kind(field), field, name, json);
    } catch (IllegalArgumentException | DateTimeException _) {
      problems.add("The value of the field '" + name + "' has an invalid format");
      return null;
    }
  }

  private static MarshallingKnownType kind(SdkField<?> field) {
    return field.marshallingType().getKnownType();
  }

  private @Nullable Object value(
      MarshallingKnownType kind, SdkField<?> field, String name, JsonNode json) {
    return switch (kind) {
      case STRING -> json.isString() ? json.stringValue() : json.toString();
      case INTEGER -> number(json).intValueExact();
      case LONG -> number(json).longValueExact();
      case SHORT -> number(json).shortValueExact();
      case BYTE -> number(json).byteValueExact();
      case FLOAT -> number(json).floatValue();
      case DOUBLE -> number(json).doubleValue();
      case BIG_DECIMAL -> number(json);
      case BOOLEAN -> flag(json);
      case INSTANT -> moment(json);
      case SDK_BYTES -> SdkBytes.fromUtf8String(json.toString());
      case DOCUMENT -> document(json);
      case LIST -> list(field, name, json);
      case MAP -> map(field, name, json);
      case SDK_POJO -> structure(field, json);
      case NULL -> null;
    };
  }

  private static BigDecimal number(JsonNode json) {
    if (json.isNumber()) {
      return json.decimalValue();
    }
    throw new IllegalArgumentException("Expected a number, but found " + json);
  }

  private static boolean flag(JsonNode json) {
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    throw new IllegalArgumentException("Expected true or false, but found " + json);
  }

  private static Instant moment(JsonNode json) {
    return json.isNumber()
        ? Instant.ofEpochMilli(json.decimalValue().movePointRight(3).longValue())
        : Instant.parse(json.isString() ? json.stringValue() : json.toString());
  }

  private List<Object> list(SdkField<?> field, String name, JsonNode json) {
    if (!json.isArray()) {
      throw new IllegalArgumentException("Expected an array, but found " + json);
    }
    var member = field.getTrait(ListTrait.class).memberFieldInfo();
    var list = new ArrayList<Object>();
    json.forEach(each -> list.add(value(member, name, each)));
    return list;
  }

  private Map<String, Object> map(SdkField<?> field, String name, JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("Expected an object, but found " + json);
    }
    var member = field.getTrait(MapTrait.class).valueFieldInfo();
    var map = new LinkedHashMap<String, Object>();
    json.properties().forEach(each -> map.put(each.getKey(), value(member, name, each.getValue())));
    return map;
  }

  private Object structure(SdkField<?> field, JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("Expected an object, but found " + json);
    }
    var builder = field.constructor().get();
    read(builder, json);
    return ((Buildable) builder).build();
  }

  private static Document document(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> {
        var map = new LinkedHashMap<String, Document>();
        json.properties().forEach(each -> map.put(each.getKey(), document(each.getValue())));
        yield Document.fromMap(map);
      }
      case ARRAY -> {
        var list = new ArrayList<Document>();
        json.forEach(each -> list.add(document(each)));
        yield Document.fromList(list);
      }
      case STRING -> Document.fromString(json.stringValue());
      case BOOLEAN -> Document.fromBoolean(json.booleanValue());
      case NUMBER -> Document.fromNumber(json.decimalValue());
      case NULL, MISSING, BINARY, POJO -> Document.fromNull();
    };
  }

  /** The bytes of a body that lies outside of the request. */
  static byte[] body(@Nullable JsonNode json) {
    return json == null || json.isNull() ? new byte[0] : Json.MAPPER.writeValueAsBytes(json);
  }
}
