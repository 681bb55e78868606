package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import tools.jackson.databind.json.JsonMapper;

/** Lambda by AWS's own client. */
class LambdaTest {

  private static final LinkedBlockingQueue<String> EVENTS = new LinkedBlockingQueue<>();

  private static AwsEndpoint endpoint;
  private static LambdaClient lambda;

  /** Takes and gives records. */
  public static final class Doubles implements RequestHandler<Doubles.Figure, Doubles.Figure> {

    /** One figure. */
    public record Figure(int value) {}

    @Override
    public Figure handleRequest(Figure input, Context context) {
      return new Figure(2 * input.value());
    }
  }

  /** Takes a POJO and gives a map of what the context says. */
  public static final class Greets implements RequestHandler<Greets.Person, Map<String, String>> {

    /** Somebody. */
    public static final class Person {
      private String name = "";

      /** Their name. */
      public String getName() {
        return name;
      }

      /** Jackson calls it. */
      public void setName(String name) {
        this.name = name;
      }
    }

    @Override
    public Map<String, String> handleRequest(Person person, Context context) {
      EVENTS.add(person.getName());
      return Map.of(
          "hello", person.getName(),
          "function", context.getFunctionName(),
          "arn", context.getInvokedFunctionArn());
    }
  }

  /** Bytes in, the same bytes out. */
  public static final class Echoes implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      input.transferTo(output);
    }
  }

  /** Never returns well. */
  public static final class Fails implements RequestHandler<Map<String, Object>, String> {

    @Override
    public String handleRequest(Map<String, Object> input, Context context) {
      throw new IllegalStateException("Expected a number, but found " + input);
    }
  }

  @BeforeAll
  static void start() {
    endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
    lambda = new Clients(endpoint.uri()).lambda();
    var classes = LambdaTest.class.getClassLoader();
    endpoint.functions().register("doubles", handler(Doubles.class), classes);
    endpoint.functions().register("greets", Greets.class.getName(), classes);
    endpoint.functions().register("echoes", handler(Echoes.class), classes);
    endpoint.functions().register("fails", handler(Fails.class), classes);
  }

  @AfterAll
  static void close() {
    lambda.close();
    endpoint.close();
  }

  @Test
  void a_function_takes_and_gives_records() {
    var answer = invoke("doubles", "{\"value\": 21, \"unknown\": true}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.executedVersion()).isEqualTo("$LATEST");
    assertThat(answer.functionError()).isNull();
    assertThat(answer.payload().asUtf8String()).isEqualTo("{\"value\":42}");
  }

  @Test
  void a_function_takes_a_pojo_and_knows_its_own_name() {
    var answer =
        invoke("arn:aws:lambda:us-east-1:000000000000:function:greets", "{\"name\": \"Ana\"}");

    var greeting = new JsonMapper().readTree(answer.payload().asByteArray());
    assertThat(greeting.path("hello").asString()).isEqualTo("Ana");
    assertThat(greeting.path("function").asString()).isEqualTo("greets");
    assertThat(greeting.path("arn").asString()).endsWith(":000000000000:function:greets");
  }

  @Test
  void a_function_may_handle_its_streams_itself() {
    assertThat(invoke("echoes", "[1, \"dois\"]").payload().asUtf8String())
        .isEqualTo("[1, \"dois\"]");
  }

  @Test
  void what_a_function_throws_is_told_as_aws_tells_it() {
    var answer = invoke("fails", "{\"a\": 1}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.functionError()).isEqualTo("Unhandled");
    var error = new JsonMapper().readTree(answer.payload().asByteArray());
    assertThat(error.path("errorMessage").asString())
        .isEqualTo("Expected a number, but found {a=1}");
    assertThat(error.path("errorType").asString()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.path("stackTrace").path(0).asString()).contains("Fails.handleRequest");
  }

  @Test
  void an_input_of_another_type_is_the_functions_error() {
    assertThat(invoke("doubles", "\"no number\"").functionError()).isEqualTo("Unhandled");
  }

  @Test
  void a_function_may_be_plain_code() {
    endpoint.functions().register("plain", payload -> "[%s]".formatted(payload));

    assertThat(invoke("plain", "21").payload().asUtf8String()).isEqualTo("[21]");
  }

  @Test
  void plain_code_that_answers_no_json_has_failed() {
    endpoint.functions().register("mute", _ -> "no JSON");

    assertThat(invoke("mute", "{}").functionError()).isEqualTo("Unhandled");
  }

  @Test
  void a_function_may_be_one_of_another_endpoint() {
    try (var other = AwsEndpoint.start(AwsSettings.defaults().withPort(0))) {
      var classes = LambdaTest.class.getClassLoader();
      other.functions().register("doubles", handler(Doubles.class), classes);
      other.functions().register("fails", handler(Fails.class), classes);
      var there = other.uri().resolve("/2015-03-31/functions/");
      endpoint.functions().register("twice", there.resolve("doubles/invocations"));
      endpoint.functions().register("broken", there.resolve("fails/invocations"));
      endpoint.functions().register("gone", there.resolve("nobody/invocations"));

      assertThat(invoke("twice", "{\"value\": 4}").payload().asUtf8String())
          .isEqualTo("{\"value\":8}");
      assertThat(invoke("broken", "{}").payload().asUtf8String())
          .contains("\"errorType\":\"java.lang.IllegalStateException\"");
      assertThat(invoke("gone", "{}").payload().asUtf8String())
          .contains("\"errorType\":\"Lambda.Unknown\"", "404", "function:nobody");
    }
  }

  @Test
  void a_name_that_no_function_can_have_is_refused() {
    assertThatThrownBy(() -> endpoint.functions().register("a b", payload -> payload))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a b'");
  }

  @Test
  void an_event_is_accepted_and_handled_later() throws InterruptedException {
    var answer =
        lambda.invoke(r ->
            r.functionName("greets")
                .invocationType(InvocationType.EVENT)
                .payload(SdkBytes.fromUtf8String("{\"name\": \"later\"}")));

    assertThat(answer.statusCode()).isEqualTo(202);
    var timeout = Duration.ofSeconds(10).toMillis();
    var heard = EVENTS.poll(timeout, TimeUnit.MILLISECONDS);
    while (heard != null && !heard.equals("later")) {
      heard = EVENTS.poll(timeout, TimeUnit.MILLISECONDS);
    }
    assertThat(heard).isEqualTo("later");
  }

  @Test
  void a_dry_run_calls_nothing() {
    var answer = lambda.invoke(r -> r.functionName("fails").invocationType(InvocationType.DRY_RUN));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.functionError()).isNull();
  }

  @Test
  void functions_can_be_looked_up() {
    assertThat(lambda.listFunctions().functions())
        .extracting(FunctionConfiguration::functionName)
        .contains("doubles", "echoes", "fails", "greets");
    assertThat(lambda.getFunction(r -> r.functionName("doubles")).configuration().handler())
        .isEqualTo(handler(Doubles.class));
    assertThat(lambda.getFunctionConfiguration(r -> r.functionName("doubles")).functionArn())
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:doubles");
  }

  @Test
  void an_unknown_function_is_not_found() {
    assertThatThrownBy(() -> invoke("nobody", "{}"))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("function:nobody");
    assertThatThrownBy(() -> invoke("doubles:7", "{}"))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> lambda.getFunction(r -> r.functionName("nobody")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void what_is_no_json_or_too_long_is_refused() {
    assertThatThrownBy(() -> invoke("echoes", "{no JSON"))
        .isInstanceOf(InvalidRequestContentException.class);
    assertThatThrownBy(() -> invoke("echoes", "\"" + "x".repeat(6 * 1024 * 1024) + "\""))
        .isInstanceOf(RequestTooLargeException.class);
  }

  @Test
  void what_is_not_supported_is_refused_and_not_dropped() {
    assertThatThrownBy(() -> lambda.invoke(r -> r.functionName("echoes").logType(LogType.TAIL)))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("LogType");
    assertThatThrownBy(() -> lambda.deleteFunction(r -> r.functionName("echoes")))
        .isInstanceOf(LambdaException.class)
        .hasMessageContaining("DELETE");
  }

  @Test
  void a_handler_that_is_not_there_is_refused_at_once() {
    var classes = LambdaTest.class.getClassLoader();

    assertThatThrownBy(() -> endpoint.functions().register("x", "dev.Nobody", classes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dev.Nobody");
    assertThatThrownBy(() -> endpoint.functions().register("x", "java.lang.Object", classes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RequestHandler");
    assertThatThrownBy(
            () -> endpoint.functions().register("x", Echoes.class.getName() + "::run", classes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("handleRequest");
  }

  private static String handler(Class<?> type) {
    return type.getName() + "::handleRequest";
  }

  private static InvokeResponse invoke(String function, String payload) {
    return lambda.invoke(r -> r.functionName(function).payload(SdkBytes.fromUtf8String(payload)));
  }
}
