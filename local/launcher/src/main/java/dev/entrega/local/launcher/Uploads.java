package dev.entrega.local.launcher;

import dev.entrega.local.launcher.services.Surroundings;
import dev.entrega.local.launcher.template.Function;
import dev.entrega.local.launcher.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;

/** Makes on an AWS that is elsewhere what the template asks for, the code of functions included. */
final class Uploads {

  private final LambdaClient lambda;
  private final Path code;

  private Uploads(LambdaClient lambda, Path code) {
    this.lambda = lambda;
    this.code = code;
  }

  /** Returns what the services must be told of it. */
  static Surroundings.Aws provision(Layout.GivenAws aws, Template template) {
    try (var http = Apache5HttpClient.create();
        var lambda = LocalAws.client(LambdaClient.builder(), aws.endpoint(), http)) {
      var uploads = new Uploads(lambda, aws.code());
      return LocalAws.provision(aws.endpoint(), template, uploads::upload);
    }
  }

  /** Returns when the function can be called; one that is there already gets the code anew. */
  private void upload(Function function) {
    var zip = SdkBytes.fromByteArrayUnsafe(read(function.code().uri()));
    try {
      lambda.createFunction(request ->
          request
              .functionName(function.name())
              .packageType(PackageType.ZIP)
              .code(of -> of.zipFile(zip))
              .handler(function.handler())
              .runtime(function.code().runtime())
              .memorySize(function.code().megabytes())
              .timeout(function.code().seconds())
              .environment(of -> of.variables(function.environment()))
              .role("arn:aws:iam::000000000000:role/" + function.name()));
    } catch (ResourceConflictException _) {
      lambda.updateFunctionCode(request -> request.functionName(function.name()).zipFile(zip));
    }
    try (var waiter = lambda.waiter()) {
      waiter.waitUntilFunctionActiveV2(request -> request.functionName(function.name()));
    }
  }

  private byte[] read(String codeUri) {
    var file = code.resolve(Path.of("asl", codeUri)).normalize();
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Expected the code of a function at %s, which \"mvn package\" makes, but: %s"
              .formatted(file.toAbsolutePath(), e.getMessage()),
          e);
    }
  }
}
