package dev.entrega.local.launcher.template;

import dev.entrega.local.stepfunctions.Location;
import java.util.Set;

/**
 * Makes what a template asks for, as {@code sam deploy} does on AWS: each resource after those that
 * it refers to. To do it again changes nothing, or brings what is there up to date.
 *
 * <p>Permissions and logs are passed over, because one machine has neither; a type of resource that
 * the endpoint does not have is refused.
 *
 * @param clients of the endpoint where everything is made
 * @param location of that endpoint, for the ARNs of what is only noted
 */
public record Provisioning(AwsClients clients, Location location) {

  private static final Set<String> PASSED_OVER =
      Set.of(
          "AWS::IAM::ManagedPolicy",
          "AWS::IAM::Policy",
          "AWS::IAM::Role",
          "AWS::Lambda::Permission",
          "AWS::Logs::LogGroup",
          "AWS::SNS::TopicPolicy",
          "AWS::SQS::QueuePolicy");

  /** Makes everything, and tells what was made. */
  public Provisioned provision(Template template) {
    var stack = new Stack(template, clients, location);
    template
        .resources()
        .forEach((id, resource) -> {
          if (!PASSED_OVER.contains(resource.type())) {
            stack.made(id);
          }
        });
    return stack.provisioned();
  }
}
