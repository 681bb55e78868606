package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.EncryptionConfiguration;
import dev.entrega.local.stepfunctions.api.EncryptionType;
import dev.entrega.local.stepfunctions.api.LogDestination;
import dev.entrega.local.stepfunctions.api.LogLevel;
import dev.entrega.local.stepfunctions.api.LoggingConfiguration;
import dev.entrega.local.stepfunctions.api.TracingConfiguration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What state machines and activities are told about logs, traces, keys and roles: refused as AWS
 * does, filled in where something is absent, and otherwise kept as it is, since here is none of
 * what it is for.
 */
final class Configurations {

  private static final int USUAL_REUSE_SECONDS = 300;
  private static final Pattern LOG_GROUP =
      Pattern.compile("arn:[a-z0-9-]+:logs:[a-z0-9-]+:\\d{12}:log-group:[^:*]+(?<all>:\\*)?");
  private static final Pattern ROLE = Pattern.compile("arn:[a-z0-9-]+:iam::\\d+:role/.+");

  private Configurations() {}

  static LoggingConfiguration logging(@Nullable LoggingConfiguration wanted) {
    LogLevel level = wanted == null || wanted.level() == null ? LogLevel.OFF : wanted.level();
    List<LogDestination> destinations = wanted == null ? null : wanted.destinations();
    int found = destinations == null ? 0 : destinations.size();
    if (found > 1 || (found == 0 && level != LogLevel.OFF)) {
      throw badLogging("Must specify exactly one Log Destination.");
    }
    if (destinations != null) {
      destinations.forEach(Configurations::check);
    }
    return new LoggingConfiguration(
        level, wanted != null && Boolean.TRUE.equals(wanted.includeExecutionData()), destinations);
  }

  private static void check(LogDestination destination) {
    var group = destination.cloudWatchLogsLogGroup();
    String arn = group == null ? null : group.logGroupArn();
    if (arn == null) {
      throw badLogging("Must specify exactly one Log Destination.");
    }
    var matcher = LOG_GROUP.matcher(arn);
    if (!matcher.matches()) {
      throw badLogging("Expected the ARN of a log group, but found '%s'.".formatted(arn));
    }
    if (matcher.group("all") == null) {
      throw badLogging("Log Group ARN must be provided with '*' qualifier.");
    }
  }

  private static StepFunctionsException badLogging(String why) {
    return new StepFunctionsException(
        "InvalidLoggingConfiguration", "Invalid Logging Configuration: " + why);
  }

  static TracingConfiguration tracing(@Nullable TracingConfiguration wanted) {
    if (wanted == null) {
      return new TracingConfiguration(false);
    }
    if (wanted.enabled() == null) {
      throw new StepFunctionsException(
          "InvalidTracingConfiguration",
          "Invalid Tracing Configuration: Expected 'enabled' to be true or false.");
    }
    return wanted;
  }

  static EncryptionConfiguration encryption(@Nullable EncryptionConfiguration wanted) {
    EncryptionType type = wanted == null ? null : wanted.type();
    if (wanted == null || type == null) {
      return new EncryptionConfiguration(EncryptionType.AWS_OWNED_KEY, null, null);
    }
    Integer reuse = wanted.kmsDataKeyReusePeriodSeconds();
    return switch (type) {
      case AWS_OWNED_KEY -> {
        if (wanted.kmsKeyId() != null || reuse != null) {
          throw badEncryption("Expected no key of one's own with " + type + ".");
        }
        yield wanted;
      }
      case CUSTOMER_MANAGED_KMS_KEY -> {
        if (wanted.kmsKeyId() == null) {
          throw badEncryption("Expected 'kmsKeyId' with " + type + ".");
        }
        yield new EncryptionConfiguration(
            type, wanted.kmsKeyId(), reuse == null ? USUAL_REUSE_SECONDS : reuse);
      }
    };
  }

  private static StepFunctionsException badEncryption(String why) {
    return new StepFunctionsException(
        "InvalidEncryptionConfiguration", "Invalid Encryption Configuration: " + why);
  }

  static String role(String arn) {
    if (!ROLE.matcher(arn).matches()) {
      throw new StepFunctionsException("InvalidArn", "Invalid Role Arn: '%s'".formatted(arn));
    }
    return arn;
  }
}
