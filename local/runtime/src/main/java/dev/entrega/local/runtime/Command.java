package dev.entrega.local.runtime;

import dev.entrega.local.aws.AwsEndpoint;
import dev.entrega.local.aws.AwsSettings;
import dev.entrega.local.aws.account.Account;
import dev.entrega.local.aws.integration.TaskSettings;
import dev.entrega.local.aws.knowledge.KnowledgeSettings;
import dev.entrega.local.aws.s3.S3Settings;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What one may say when the endpoint is started, and the process that it then is. */
@CommandLine.Command(
    name = "runtime",
    description = "An AWS for this machine: Step Functions and what its tasks call, on one port.",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false,
    usageHelpWidth = 100)
final class Command implements Callable<Integer> {

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]+)+-[0-9]+");

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--host", description = "What it listens on.", defaultValue = "127.0.0.1")
  private String host = "";

  @Option(names = "--port", description = "0: any free one.", defaultValue = "4566")
  private int port;

  @Option(names = "--region", description = "Of every ARN.", defaultValue = "us-east-1")
  private String region = "";

  @Option(names = "--account", description = "Of every ARN.", defaultValue = "000000000000")
  private String account = "";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Keeps everything, and goes on with it; otherwise gone at the end.")
  private @Nullable Path data;

  @Option(
      names = "--executions-kept",
      paramLabel = "TIME",
      description = "How long executions that have ended are remembered, such as 30d or 12h.",
      converter = Times.class,
      defaultValue = "90d")
  private Duration kept = Duration.ZERO;

  @Option(
      names = "--executions-most",
      paramLabel = "NUMBER",
      description = "How many of them, the last ones; otherwise all.",
      showDefaultValue = CommandLine.Help.Visibility.NEVER,
      defaultValue = "9223372036854775807")
  private long most;

  @Option(
      names = "--s3",
      paramLabel = "FOLDER",
      description = "Keeps S3's buckets as folders; otherwise in the one of --data.")
  private @Nullable Path s3;

  @Option(
      names = "--mocks",
      paramLabel = "FILE",
      description = "A MockConfigFile.json as of Step Functions Local.")
  private @Nullable Path mocks;

  @Option(
      names = "--knowledge",
      paramLabel = "FOLDER",
      description =
          "Bedrock's knowledge base LOCALKB001: Markdown in pt-BR and en; otherwise none.")
  private @Nullable Path knowledge;

  @Option(
      names = "--function",
      paramLabel = "NAME=CODE",
      description =
          "A Lambda function, any number of times: the URL to post its payload to, or a handler"
              + " such as com.example.Price::handleRequest.")
  private Map<String, String> functions = new LinkedHashMap<>();

  @Option(
      names = "--code",
      paramLabel = "PATH",
      description = "A jar or folder of classes in which handlers are found, any number of times.")
  private List<Path> code = List.of();

  @Option(
      names = "--endpoint",
      paramLabel = "SERVICE=URL",
      description = "Where tasks find a service that is not here: dynamodb=http://127.0.0.1:8000.")
  private Map<String, URI> endpoints = new LinkedHashMap<>();

  @Option(
      names = "--http",
      paramLabel = "HOST=URL",
      description = "Where HTTP tasks to a host go: api.example.com=http://127.0.0.1:8099.")
  private Map<String, URI> http = new LinkedHashMap<>();

  @Override
  public Integer call() throws InterruptedException {
    var ended = new CountDownLatch(1);
    var endpoint = start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  endpoint.close();
                  ended.countDown();
                },
                "stop"));
    var out = line().getOut();
    out.println(screen(endpoint));
    out.flush();
    ended.await();
    return 0;
  }

  /**
   * Starts the endpoint with its functions.
   *
   * @throws ParameterException with one line that says what cannot be so
   */
  AwsEndpoint start() {
    try {
      var handlers = Handlers.of(code);
      var endpoint = AwsEndpoint.start(settings());
      try {
        functions.forEach((name, at) -> handlers.register(endpoint.functions(), name, at));
        endpoint.resume();
        return endpoint;
      } catch (RuntimeException e) {
        endpoint.close();
        throw e;
      }
    } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
      throw new ParameterException(line(), String.valueOf(e.getMessage()), e);
    }
  }

  private AwsSettings settings() {
    expect(ACCOUNT, account, "an account of 12 digits in --account");
    expect(REGION, region, "a region such as us-east-1 in --region");
    if (most < 0) {
      throw new IllegalArgumentException(
          "Expected a number of executions in --executions-most, but found " + most);
    }
    return new AwsSettings(host, port, new Account(account, region))
        .withS3(new S3Settings(s3))
        .withTasks(new TaskSettings(endpoints, http))
        .withMockConfiguration(mocks)
        .withKnowledge(knowledge())
        .withData(data)
        .withRetention(kept, most);
  }

  private KnowledgeSettings knowledge() {
    if (knowledge != null && !Files.isDirectory(knowledge)) {
      throw new IllegalArgumentException(
          "Expected a folder in --knowledge, but found '%s'".formatted(knowledge));
    }
    return KnowledgeSettings.of(knowledge);
  }

  private static void expect(Pattern pattern, String found, String what) {
    if (!pattern.matcher(found).matches()) {
      throw new IllegalArgumentException("Expected %s, but found '%s'".formatted(what, found));
    }
  }

  private String screen(AwsEndpoint endpoint) {
    return """
    AWS endpoint   %s   (%s, account %s, any credentials)
    Kept           %s
    Stop           Ctrl-C\
    """
        .formatted(endpoint.uri(), region, account, kept());
  }

  private String kept() {
    if (data != null) {
      return "everything in " + data.toAbsolutePath();
    }
    return s3 == null ? "nothing beyond this process" : "buckets in " + s3.toAbsolutePath();
  }

  private CommandLine line() {
    if (spec == null) {
      throw new IllegalStateException("Expected to be called by a command line");
    }
    return spec.commandLine();
  }
}
