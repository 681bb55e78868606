package dev.entrega.local.launcher.template;

import dev.entrega.local.stepfunctions.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Notes the Lambda functions; nothing is uploaded. */
final class Functions {

  private final Location location;
  private final List<Function> all = new ArrayList<>();

  Functions(Location location) {
    this.location = location;
  }

  Made make(Properties properties) {
    var name = properties.text("FunctionName");
    var arn =
        "arn:%s:lambda:%s:%s:function:%s"
            .formatted(location.partition(), location.region(), location.accountId(), name);
    all.add(
        new Function(
            name,
            arn,
            properties.text("Handler"),
            properties.texts("Environment", "Variables"),
            new Function.Code(
                properties.text("CodeUri"),
                properties.text("Runtime"),
                Integer.parseInt(properties.text("MemorySize")),
                Integer.parseInt(properties.text("Timeout")))));
    return new Made(name, name, Map.of("Arn", arn));
  }

  /** In the order of the template. */
  List<Function> all() {
    return all;
  }
}
