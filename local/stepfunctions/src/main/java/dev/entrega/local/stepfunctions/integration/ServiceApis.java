package dev.entrega.local.stepfunctions.integration;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is known of the APIs of services, whether or not they can be called here. */
public interface ServiceApis {

  /** Knows no API: nothing can be called by the SDK, and a mocked result is taken as it is. */
  ServiceApis NONE =
      new ServiceApis() {
        @Override
        public boolean know(String service, String operation) {
          return false;
        }

        @Override
        public @Nullable String complaint(
            String service, String action, JsonNode result, boolean strict) {
          return null;
        }
      };

  /**
   * Whether a service has an operation, both named as in the SDK for Java: {@code s3:getObject}.
   */
  boolean know(String service, String operation);

  /**
   * What is wrong with the result of a Task; nothing where nothing is.
   *
   * @param service as in the Task's resource: {@code events} or {@code aws-sdk:kms}
   * @param action likewise: {@code putEvents} or {@code startExecution.sync}
   * @param strict whether required fields must be there
   */
  @Nullable String complaint(String service, String action, JsonNode result, boolean strict);
}
