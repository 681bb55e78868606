package dev.entrega.local.aws.models;

import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.stepfunctions.integration.ServiceApis;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The models of all services, condensed from those that AWS publishes with its SDK for Java 1.12
 * (Apache License 2.0) to what is to be known of answers. A service's model is read when it is
 * first asked for.
 */
public final class ApiModels implements ServiceApis {

  private static final String ALL = "models.zip";
  private static final String SDK = "aws-sdk:";

  /** Services whose optimized integrations go by another name than in the SDK for Java. */
  private static final Map<String, String> SDK_NAMES =
      Map.of(
          "states", "sfn",
          "events", "eventbridge",
          "bedrock", "bedrockruntime",
          "elasticmapreduce", "emr",
          "emr-serverless", "emrserverless",
          "emr-containers", "emrcontainers");

  /** What a job's task results in, where that is not what its first call answers. */
  private static final Map<String, String> ENDS_OF_JOBS =
      Map.of(
          "sfn:startExecution", "describeExecution",
          "ecs:runTask", "describeTasks",
          "batch:submitJob", "describeJobs");

  private final Map<String, Optional<ApiModel>> read = new ConcurrentHashMap<>();

  @Override
  public boolean know(String service, String operation) {
    return model(service).map(model -> model.operations().containsKey(operation)).orElse(false);
  }

  @Override
  public @Nullable String complaint(
      String service, String action, JsonNode result, boolean strict) {
    boolean optimized = !service.startsWith(SDK);
    String name =
        optimized ? SDK_NAMES.getOrDefault(service, service) : service.substring(SDK.length());
    ApiModel model = model(name).orElse(null);
    if (model == null) {
      return null;
    }
    Shape answer = model.answer(operation(name, action));
    return answer == null
        ? null
        : new ResultCheck(model, strict, optimized && name.equals("lambda"))
            .complaint(answer, result);
  }

  private static String operation(String service, String action) {
    int dot = action.indexOf('.');
    String operation = dot < 0 ? action : action.substring(0, dot);
    return dot < 0 ? operation : ENDS_OF_JOBS.getOrDefault(service + ":" + operation, operation);
  }

  private Optional<ApiModel> model(String service) {
    return read.computeIfAbsent(service, ApiModels::open);
  }

  private static Optional<ApiModel> open(String service) {
    try (InputStream all = ApiModels.class.getResourceAsStream(ALL);
        var zip = new ZipInputStream(present(all))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(service + ".json")) {
          return Optional.of(Json.MAPPER.readValue(zip.readAllBytes(), ApiModel.class));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + ALL, e);
    }
  }

  private static InputStream present(@Nullable InputStream resource) {
    if (resource == null) {
      throw new IllegalStateException("Expected " + ALL + " beside " + ApiModels.class);
    }
    return resource;
  }
}
