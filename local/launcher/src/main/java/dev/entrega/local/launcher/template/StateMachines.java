package dev.entrega.local.launcher.template;

import dev.entrega.local.stepfunctions.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import tools.jackson.core.io.JsonStringEncoder;

/** Makes state machines, and gives one that is there already the template's definition. */
final class StateMachines {

  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

  private final SfnClient sfn;
  private final Location location;
  private final Map<String, String> arns = new LinkedHashMap<>();

  StateMachines(SfnClient sfn, Location location) {
    this.sfn = sfn;
    this.location = location;
  }

  Made make(Properties properties) {
    var name = properties.text("Name");
    var uri = properties.text("DefinitionUri");
    var definition =
        substitute(uri, Template.text(uri), properties.texts("DefinitionSubstitutions"));
    var arn = arn(name, properties.text("Type", "STANDARD"), definition);
    arns.put(name, arn);
    return new Made(name, arn, Map.of("Arn", arn, "Name", name));
  }

  /** By name. */
  Map<String, String> arns() {
    return arns;
  }

  /** Puts each value where its name stands, inside a JSON string. */
  static String substitute(String uri, String definition, Map<String, String> values) {
    return SUBSTITUTION
        .matcher(definition)
        .replaceAll(found -> {
          var value = values.get(found.group(1));
          if (value == null) {
            throw new IllegalStateException(
                "Expected one of the substitutions %s, but %s names %s."
                    .formatted(values.keySet(), uri, found.group()));
          }
          return Matcher.quoteReplacement(
              new String(JsonStringEncoder.getInstance().quoteAsCharArray(value)));
        });
  }

  private String arn(String name, String type, String definition) {
    try {
      return sfn.createStateMachine(request ->
              request
                  .name(name)
                  .type(type)
                  .definition(definition)
                  .roleArn("arn:%s:iam::%s:role/%s".formatted(partition(), account(), name)))
          .stateMachineArn();
    } catch (StateMachineAlreadyExistsException _) {
      var arn =
          "arn:%s:states:%s:%s:stateMachine:%s"
              .formatted(partition(), location.region(), account(), name);
      sfn.updateStateMachine(request -> request.stateMachineArn(arn).definition(definition));
      return arn;
    }
  }

  private String partition() {
    return location.partition();
  }

  private String account() {
    return location.accountId();
  }
}
