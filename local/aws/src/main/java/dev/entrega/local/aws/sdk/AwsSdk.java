package dev.entrega.local.aws.sdk;

import dev.entrega.local.stepfunctions.integration.Integration;
import dev.entrega.local.stepfunctions.integration.SdkMetadata;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.JsonNode;

/**
 * The bridge from Task states to AWS's SDK for Java: {@code aws-sdk:service:action} for each action
 * of each module on the class path, and those optimized integrations which need no more than that,
 * as {@code dynamodb:getItem}.
 */
public final class AwsSdk implements AutoCloseable {

  private static final Pattern SDK =
      Pattern.compile("aws-sdk:(?<service>[a-z0-9]+):(?<action>[a-z][A-Za-z0-9]*)");
  private static final Pattern OPTIMIZED =
      Pattern.compile("(?<service>[a-z0-9-]+):(?<action>[a-z][A-Za-z0-9]*)");

  private final SdkEndpoints endpoints;
  private final SdkClients clients;
  private final ClassLoader classes = AwsSdk.class.getClassLoader();
  private final Map<String, Optional<SdkModule>> modules = new ConcurrentHashMap<>();
  private final Map<String, Optional<Integration>> actions = new ConcurrentHashMap<>();

  /** Looks at modules when they are asked for, and opens a client at its first call. */
  public AwsSdk(SdkEndpoints endpoints) {
    this.endpoints = endpoints;
    this.clients = new SdkClients(endpoints.region());
  }

  /** The action of that name, for example {@code aws-sdk:s3:getObject}; nothing if AWS has none. */
  public @Nullable Integration find(String name) {
    return actions.computeIfAbsent(name, this::look).orElse(null);
  }

  private Optional<Integration> look(String name) {
    var sdk = SDK.matcher(name);
    if (sdk.matches()) {
      return sdk(sdk.group("service"), sdk.group("action"));
    }
    if (name.equals(BedrockModel.NAME)) {
      return bedrock();
    }
    var optimized = OPTIMIZED.matcher(name);
    var service = optimized.matches() ? OptimizedService.find(optimized.group("service")) : null;
    return service == null ? Optional.empty() : optimized(service, optimized.group("action"));
  }

  private Optional<Integration> sdk(String service, String action) {
    var module = module(service);
    if (module.isEmpty()) {
      return SdkServices.exist(service) ? Optional.of(missing(service)) : Optional.empty();
    }
    return call(module.get(), action, SdkNames.JAVA).map(Sdk::new);
  }

  private Optional<Integration> bedrock() {
    var module = module(BedrockModel.MODULE);
    return module.isEmpty()
        ? Optional.of(missing(BedrockModel.MODULE))
        : call(module.get(), "invokeModel", SdkNames.JAVA).map(BedrockModel::new);
  }

  private Optional<Integration> optimized(OptimizedService service, String action) {
    var module = module(service.module());
    return module.isEmpty()
        ? Optional.of(missing(service.module()))
        : call(module.get(), action, SdkNames.API).map(call -> new Optimized(service, call));
  }

  private Optional<SdkModule> module(String service) {
    return modules.computeIfAbsent(
        service, name -> Optional.ofNullable(SdkModule.find(name, classes)));
  }

  private Optional<SdkCall> call(SdkModule module, String action, SdkNames names) {
    return Optional.ofNullable(SdkAction.find(module, action))
        .map(found -> new SdkCall(module, found, names, clients, endpoints));
  }

  private static Integration missing(String service) {
    return _ -> {
      throw new TaskFailed(
          "States.Runtime",
          "Expected the module of the service '%s' on the class path, but it is not there: add %s"
              .formatted(service, SdkServices.artifactOf(service)));
    };
  }

  @Override
  public void close() {
    clients.close();
  }

  /** Fields as in Java, and nothing told of the call. */
  private record Sdk(SdkCall call) implements Integration {

    @Override
    public Set<String> parameters() {
      return call.action().parameters(call.names());
    }

    @Override
    public List<String> problems(JsonNode arguments) {
      return call.problems(arguments);
    }

    @Override
    public JsonNode call(JsonNode arguments) throws TaskFailed, InterruptedException {
      try {
        var answer = call.send(arguments);
        var result = new SdkWriter(call.names()).write(answer.response());
        if (answer.body() != null) {
          result.put(SdkAction.BODY, answer.body());
        }
        return result;
      } catch (SdkException e) {
        throw SdkErrors.ofSdk(call.module().name(), e);
      }
    }
  }

  /** Fields as in the service's API, and what the call's answer was like. */
  private record Optimized(OptimizedService service, SdkCall call) implements Integration {

    @Override
    public Set<String> parameters() {
      return call.action().parameters(call.names());
    }

    @Override
    public List<String> problems(JsonNode arguments) {
      return call.problems(arguments);
    }

    @Override
    public JsonNode call(JsonNode arguments) throws TaskFailed, InterruptedException {
      try {
        var response = call.send(arguments).response();
        var http = response.sdkHttpResponse();
        var headers = new LinkedHashMap<String, String>();
        http.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
        var id = response instanceof AwsResponse told ? told.responseMetadata().requestId() : "";
        return new SdkMetadata(http.statusCode(), headers, id)
            .with(new SdkWriter(call.names()).write(response));
      } catch (SdkException e) {
        throw SdkErrors.ofOptimized(service, e);
      }
    }
  }
}
