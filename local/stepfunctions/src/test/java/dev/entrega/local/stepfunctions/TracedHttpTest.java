package dev.entrega.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entrega.local.stepfunctions.api.InspectionData;
import dev.entrega.local.stepfunctions.api.InspectionLevel;
import dev.entrega.local.stepfunctions.api.TestStateInput;
import dev.entrega.local.stepfunctions.integration.Buckets;
import dev.entrega.local.stepfunctions.integration.Caller;
import dev.entrega.local.stepfunctions.integration.HttpObserver;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Integrations;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What TestState tells of an HTTP Task's request and response, by level and by secrets. */
class TracedHttpTest {

  private static final String TASK =
      """
      {"Type": "Task", "Resource": "arn:aws:states:::http:invoke", "End": true,
       "Arguments": {"Method": "GET", "ApiEndpoint": "https://example.com/a",
         "Authentication": {"ConnectionArn": "arn:aws:events:us-east-1:000000000000:connection/c/1"}},
       "QueryLanguage": "JSONata"}
      """;

  private final StepFunctions engine =
      new StepFunctions(
          Location.LOCAL,
          new Integrations(
              Map.of("http:invoke", new Answering()),
              arguments -> arguments,
              Buckets.none(),
              _ -> null));

  @Test
  void a_trace_tells_what_the_task_alone_asks_and_what_came_back() {
    var told = test(InspectionLevel.TRACE, null);

    assertThat(told.request())
        .satisfies(request -> {
          assertThat(request.protocol()).isEqualTo("https");
          assertThat(request.method()).isEqualTo("GET");
          assertThat(request.url()).isEqualTo("https://example.com/a");
          assertThat(request.headers()).isEqualTo("[]");
          assertThat(request.body()).isNull();
        });
    assertThat(told.response())
        .satisfies(response -> {
          assertThat(response.statusCode()).isEqualTo("404");
          assertThat(response.statusMessage()).isEqualTo("Not Found");
          assertThat(response.headers()).isEqualTo("[a: b]");
          assertThat(response.body()).isEqualTo("nothing");
        });
  }

  @Test
  void secrets_are_told_to_who_asks_for_them() {
    var told = Objects.requireNonNull(test(InspectionLevel.TRACE, true).request());

    assertThat(told.headers()).isEqualTo("[Authorization: secret]");
  }

  @Test
  void other_levels_tell_neither() {
    var told = test(InspectionLevel.DEBUG, null);

    assertThat(told.request()).isNull();
    assertThat(told.response()).isNull();
  }

  private InspectionData test(InspectionLevel level, @Nullable Boolean secrets) {
    var tested =
        engine.testState(
            new TestStateInput(
                TASK, Scenario.ROLE, "{}", level, secrets, null, null, null, null, null));
    return Objects.requireNonNull(tested.inspectionData(), () -> "told: " + tested);
  }

  /** Shows what an HTTP client would, and answers. */
  private static final class Answering implements Integration {

    @Override
    public JsonNode call(JsonNode arguments) {
      return arguments;
    }

    @Override
    public JsonNode call(JsonNode arguments, Caller caller) {
      var method = arguments.get("Method").asString();
      var url = arguments.get("ApiEndpoint").asString();
      caller
          .http()
          .sends(
              new HttpObserver.Request("https", method, url, "[]", null),
              new HttpObserver.Request("https", method, url, "[Authorization: secret]", null));
      caller
          .http()
          .receives(new HttpObserver.Response("https", 404, "Not Found", "[a: b]", "nothing"));
      return arguments;
    }
  }
}
