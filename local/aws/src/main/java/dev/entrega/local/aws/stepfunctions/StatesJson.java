package dev.entrega.local.aws.stepfunctions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The engine's records as AWS JSON 1.0: nulls absent, instants in seconds with three decimals, and
 * an unknown field an error, so that nothing a caller asked for is dropped silently.
 */
final class StatesJson {

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addModule(new SimpleModule().addSerializer(Instant.class, new EpochSeconds()))
          .build();

  private StatesJson() {}

  private static final class EpochSeconds extends ValueSerializer<Instant> {

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
      var millis = instant.toEpochMilli();
      var fraction = Long.toString(1000 + Math.floorMod(millis, 1000L));
      json.writeNumber(Math.floorDiv(millis, 1000L) + "." + fraction.substring(1));
    }
  }
}
