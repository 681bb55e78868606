package dev.entrega.local.aws.sdk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service that Step Functions calls by an integration of its own, and that needs no more here
 * than the SDK. The names are those of the SDK's first version, by which AWS calls it.
 *
 * @param module the service's name in {@code aws-sdk} integrations
 * @param errors how the names of errors begin
 * @param fullName how causes call it
 * @param exception the error that stands for all without a class of their own
 */
record OptimizedService(String module, String errors, String fullName, String exception) {

  private static final Map<String, OptimizedService> ALL =
      Map.of(
          "athena",
          new OptimizedService("athena", "Athena", "AmazonAthena", "AmazonAthenaException"),
          "batch",
          new OptimizedService("batch", "Batch", "AWSBatch", "AWSBatchException"),
          "codebuild",
          new OptimizedService("codebuild", "CodeBuild", "AWSCodeBuild", "AWSCodeBuildException"),
          "databrew",
          new OptimizedService(
              "databrew", "DataBrew", "AWSGlueDataBrew", "AWSGlueDataBrewException"),
          "dynamodb",
          new OptimizedService(
              "dynamodb", "DynamoDB", "AmazonDynamoDBv2", "AmazonDynamoDBException"),
          "ecs",
          new OptimizedService("ecs", "ECS", "AmazonECS", "AmazonECSException"),
          "eks",
          new OptimizedService("eks", "EKS", "AmazonEKS", "AmazonEKSException"),
          "glue",
          new OptimizedService("glue", "Glue", "AWSGlue", "AWSGlueException"),
          "mediaconvert",
          new OptimizedService(
              "mediaconvert", "MediaConvert", "AWSMediaConvert", "AWSMediaConvertException"),
          "sagemaker",
          new OptimizedService(
              "sagemaker", "SageMaker", "AmazonSageMaker", "AmazonSageMakerException"));

  /** The service that a resource's ARN names; nothing where the SDK is not enough for it. */
  static @Nullable OptimizedService find(String service) {
    return ALL.get(service);
  }
}
