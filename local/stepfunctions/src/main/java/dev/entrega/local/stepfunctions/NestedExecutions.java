package dev.entrega.local.stepfunctions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.entrega.local.stepfunctions.api.DescribeExecutionInput;
import dev.entrega.local.stepfunctions.api.DescribeExecutionOutput;
import dev.entrega.local.stepfunctions.api.ExecutionStatus;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StartExecutionOutput;
import dev.entrega.local.stepfunctions.execution.Executions;
import dev.entrega.local.stepfunctions.expression.Uuids;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.integration.Caller;
import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.Job;
import dev.entrega.local.stepfunctions.integration.SdkMetadata;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.time.Mailbox;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code states:startExecution}: an execution that starts another one, and with {@code .sync} or
 * {@code .sync:2} waits for its end. Results are those of AWS's SDK as JSON: fields begin with a
 * capital letter and stand in the order of their names, moments are milliseconds.
 */
final class NestedExecutions {

  private static final String EXECUTION_ARN = "ExecutionArn";
  private static final String STATE_MACHINE_ARN = "StateMachineArn";
  private static final Set<String> PARAMETERS =
      Set.of(STATE_MACHINE_ARN, "Input", "Name", "TraceHeader");
  private static final JsonMapper SDK =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addModule(new SimpleModule().addSerializer(Instant.class, new Milliseconds()))
          .build();

  private final Ports ports;
  private final Supplier<Inside> inside;

  /** What is behind the door; there once the engine is open. */
  record Inside(Starts starts, Records records, Executions executions) {}

  NestedExecutions(Ports ports, Supplier<Inside> inside) {
    this.ports = ports;
    this.inside = inside;
  }

  /** All that these are, by the names of their integrations. */
  Map<String, Integration> actions() {
    return Map.of(
        "states:startExecution", new Start(),
        "states:startExecution.sync", new Run(false),
        "states:startExecution.sync:2", new Run(true));
  }

  private class Start implements Integration {

    @Override
    public Set<String> parameters() {
      return PARAMETERS;
    }

    @Override
    public List<String> problems(JsonNode arguments) {
      return arguments.has(STATE_MACHINE_ARN)
          ? List.of()
          : List.of("The field 'StateMachineArn' is required but was missing");
    }

    @Override
    public JsonNode call(JsonNode arguments) throws TaskFailed {
      return start(arguments, Uuids.next(ports.random()));
    }

    @Override
    public JsonNode call(JsonNode arguments, Caller caller) throws TaskFailed {
      return start(
          arguments, UUID.nameUUIDFromBytes(caller.attempt().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private final class Run extends Start implements Job {

    private final boolean parses;

    /** Whether input and output are given as JSON, not as the texts that they are. */
    Run(boolean parses) {
      this.parses = parses;
    }

    @Override
    public JsonNode end(JsonNode started) throws TaskFailed, InterruptedException {
      try {
        Journal journal = journal(started);
        Mailbox<HistoryEvent> ended = ports.time().mailbox();
        inside.get().executions().whenEnded(journal, ended::put);
        ended.take(null);
        var request = new DescribeExecutionInput(journal.execution().arn());
        return result(inside.get().records().describe(request));
      } catch (StepFunctionsException e) {
        throw refused(e);
      }
    }

    private JsonNode result(DescribeExecutionOutput ended) throws TaskFailed {
      ObjectNode description = SDK.valueToTree(ended);
      if (ended.status() != ExecutionStatus.SUCCEEDED) {
        throw new TaskFailed("States.TaskFailed", SDK.writeValueAsString(description));
      }
      return parses ? parsed(description) : description;
    }

    @Override
    public void stop(JsonNode started) {
      inside.get().executions().stop(journal(started), null, null);
    }

    private Journal journal(JsonNode started) {
      return inside.get().records().find(started.path(EXECUTION_ARN).stringValue());
    }

    private static ObjectNode parsed(ObjectNode result) {
      for (String field : List.of("Input", "Output")) {
        if (result.path(field).isString()) {
          result.set(field, SDK.readTree(result.path(field).stringValue()));
        }
      }
      return result;
    }
  }

  /** The name that is made up is the attempt's own, so that a restart starts nothing twice. */
  private JsonNode start(JsonNode arguments, UUID madeUp) throws TaskFailed {
    String wanted = text(arguments, "Name");
    var request =
        new StartExecutionInput(
            text(arguments, STATE_MACHINE_ARN),
            wanted == null ? madeUp.toString() : wanted,
            text(arguments, "Input"),
            text(arguments, "TraceHeader"));
    try {
      Starts starts = inside.get().starts();
      Constraints.checked(request);
      return answer(wanted == null ? starts.startOnce(request) : starts.start(request));
    } catch (StepFunctionsException e) {
      throw refused(e);
    }
  }

  private JsonNode answer(StartExecutionOutput started) {
    var metadata =
        SdkMetadata.of(
            "application/x-amz-json-1.0",
            "{\"executionArn\":\"%s\",\"startDate\":%s}"
                .formatted(
                    started.executionArn(),
                    BigDecimal.valueOf(started.startDate().toEpochMilli(), 3)),
            ports.time().instant(),
            requestId());
    return metadata.with((ObjectNode) SDK.valueToTree(started));
  }

  private TaskFailed refused(StepFunctionsException problem) {
    String error =
        problem.code().equals("ValidationException")
            ? "AWSStepFunctionsException"
            : problem.code() + "Exception";
    return new TaskFailed(
        "StepFunctions." + error,
        "%s (Service: AWSStepFunctions; Status Code: 400; Error Code: %s; Request ID: %s; Proxy: null)"
            .formatted(problem.getMessage(), problem.code(), requestId()));
  }

  private String requestId() {
    return Uuids.next(ports.random()).toString();
  }

  /** A text as it is, any other value as JSON. */
  private static @Nullable String text(JsonNode arguments, String name) {
    JsonNode value = arguments.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static final class Milliseconds extends ValueSerializer<Instant> {

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
      json.writeNumber(instant.toEpochMilli());
    }
  }
}
