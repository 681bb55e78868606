package dev.entrega.local.aws.stepfunctions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * The engine's records as AWS JSON 1.0: nulls absent, instants in seconds with three decimals. A
 * value of another type is an error, and so is an unknown member, so that nothing a caller asked
 * for is dropped silently.
 */
final class StatesJson {

  private static final List<CoercionInputShape> NO_TEXTS =
      List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, StatesJson::onlyText)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addModule(new SimpleModule().addSerializer(Instant.class, new EpochSeconds()))
          .build();

  private StatesJson() {}

  private static void onlyText(MutableCoercionConfig texts) {
    for (var shape : NO_TEXTS) {
      texts.setCoercion(shape, CoercionAction.Fail);
    }
  }

  private static final class EpochSeconds extends ValueSerializer<Instant> {

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
      var millis = instant.toEpochMilli();
      var fraction = Long.toString(1000 + Math.floorMod(millis, 1000L));
      json.writeNumber(Math.floorDiv(millis, 1000L) + "." + fraction.substring(1));
    }
  }
}
