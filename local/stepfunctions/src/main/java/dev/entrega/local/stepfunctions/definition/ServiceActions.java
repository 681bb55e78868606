package dev.entrega.local.stepfunctions.definition;

import static dev.entrega.local.stepfunctions.definition.Resource.Pattern.REQUEST_RESPONSE;
import static dev.entrega.local.stepfunctions.definition.Resource.Pattern.SYNC;
import static dev.entrega.local.stepfunctions.definition.Resource.Pattern.SYNC_2;
import static dev.entrega.local.stepfunctions.definition.Resource.Pattern.TASK_TOKEN;

import dev.entrega.local.stepfunctions.definition.Resource.Pattern;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The actions of services that the States Language has at AWS, and the patterns of each, by the
 * pages "Integrating optimized services" of AWS's developer guide. A definition may name them all;
 * whether one can be called here is seen when a task calls it.
 */
final class ServiceActions {

  private static final Map<String, Set<Pattern>> ALL = new HashMap<>();
  private static final Set<String> SERVICES = new HashSet<>();

  static {
    callable("apigateway", TASK_TOKEN, "invoke");
    callable("bedrock", TASK_TOKEN, "invokeModel");
    callable("events", TASK_TOKEN, "putEvents");
    callable("lambda", TASK_TOKEN, "invoke");
    callable("sns", TASK_TOKEN, "publish");
    callable("sqs", TASK_TOKEN, "sendMessage");
    callable("dynamodb", "getItem", "putItem", "updateItem", "deleteItem");
    callable("http", "invoke");
    callable("athena", "stopQueryExecution", "getQueryExecution", "getQueryResults");
    callable("codebuild", "stopBuild", "batchDeleteBuilds", "batchGetReports", "stopBuildBatch");
    callable("codebuild", "deleteBuildBatch");
    callable("eks", TASK_TOKEN, "call");
    callable("eks", "createCluster", "deleteCluster", "createNodegroup", "deleteNodegroup");
    callable("eks", "createFargateProfile", "deleteFargateProfile");
    callable("elasticmapreduce", "setClusterTerminationProtection", "cancelStep");
    callable("elasticmapreduce", "modifyInstanceFleetByName", "modifyInstanceGroupByName");
    callable("emr-containers", "createVirtualCluster");
    callable("sagemaker", "createEndpoint", "createEndpointConfig", "createModel");
    callable("sagemaker", "updateEndpoint");
    callable("states", TASK_TOKEN, "startExecution");
    callable("ecs", TASK_TOKEN, "runTask");
    callable("eks", TASK_TOKEN, "runJob");
    job("states", "startExecution");
    add("states", "startExecution", SYNC_2);
    job("athena", "startQueryExecution");
    job("batch", "submitJob");
    job("bedrock", "createModelCustomizationJob");
    job("codebuild", "startBuild", "startBuildBatch", "retryBuildBatch");
    job("databrew", "startJobRun");
    job("ecs", "runTask");
    job("eks", "createCluster", "deleteCluster", "createNodegroup", "deleteNodegroup");
    job("eks", "createFargateProfile", "deleteFargateProfile", "runJob");
    job("elasticmapreduce", "createCluster", "terminateCluster", "addStep");
    job("emr-containers", "deleteVirtualCluster", "startJobRun");
    job("emr-serverless", "createApplication", "startApplication", "stopApplication");
    job("emr-serverless", "deleteApplication", "startJobRun", "cancelJobRun");
    job("glue", "startJobRun");
    job("mediaconvert", "createJob");
    job("sagemaker", "createHyperParameterTuningJob", "createLabelingJob", "createProcessingJob");
    job("sagemaker", "createTrainingJob", "createTransformJob");
  }

  private ServiceActions() {}

  private static void callable(String service, String... actions) {
    for (String action : actions) {
      add(service, action, REQUEST_RESPONSE);
    }
  }

  private static void callable(String service, Pattern also, String... actions) {
    callable(service, actions);
    for (String action : actions) {
      add(service, action, also);
    }
  }

  private static void job(String service, String... actions) {
    callable(service, SYNC, actions);
  }

  private static void add(String service, String action, Pattern pattern) {
    SERVICES.add(service);
    ALL.computeIfAbsent(service + ":" + action, _ -> EnumSet.noneOf(Pattern.class)).add(pattern);
  }

  /** Whether the language knows the service by its own name. */
  static boolean know(String service) {
    return SERVICES.contains(service);
  }

  /** Whether AWS has the action in that pattern. */
  static boolean have(String service, String action, Pattern pattern) {
    return ALL.getOrDefault(service + ":" + action, Set.of()).contains(pattern);
  }

  /** Reads the ARN of an action, which is one of some: {@code s3:getObject}. */
  static @Nullable String read(Fields fields, String name, List<String> actions) {
    fields.require(name);
    String arn = fields.text(name);
    for (String action : actions) {
      if (arn != null && arn.matches("arn:[a-z-]+:states:::" + action)) {
        return action;
      }
    }
    if (arn != null) {
      fields.refuse(unknown(arn), name);
    }
    return null;
  }

  /** Why a resource is refused, in AWS's words. */
  static String unknown(String arn) {
    return ("The resource provided %s is not recognized. The value is not a valid resource ARN, or"
            + " the resource is not available in this region.")
        .formatted(arn);
  }
}
