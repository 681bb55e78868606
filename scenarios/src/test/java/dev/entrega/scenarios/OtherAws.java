package dev.entrega.scenarios;

import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import dev.entrega.local.launcher.Layout;
import dev.entrega.local.launcher.LocalAws;
import dev.entrega.local.launcher.LocalSettings;
import dev.entrega.local.launcher.template.Template;
import dev.entrega.testing.LocalStack;
import java.nio.file.Path;
import java.util.Map;

/**
 * An AWS that we have not written. Where it has no containers to run functions in, it calls those
 * of an endpoint of ours that does nothing else.
 */
record OtherAws(LocalStack localStack, AwsEndpoint functions) implements AutoCloseable {

  private static final Path PROJECT = Path.of("..");

  static OtherAws start() {
    var functions = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
    try {
      LocalAws.provision(functions, Template.shipped(Map.of()));
      return new OtherAws(LocalStack.start(functions.uri()), functions);
    } catch (RuntimeException e) {
      functions.close();
      throw e;
    }
  }

  /** For a system that has it as its AWS. */
  LocalSettings settings() {
    var given = new Layout.GivenAws(localStack.endpoint(), PROJECT);
    return LocalSettings.onFreePorts().with(Layout.allHere().withAws(given));
  }

  @Override
  public void close() {
    localStack.close();
    functions.close();
  }
}
