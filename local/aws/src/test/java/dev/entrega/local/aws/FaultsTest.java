package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.entrega.local.aws.faults.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What a client that does not try again sees of a bad day. */
class FaultsTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static AwsEndpoint endpoint;
  private static SfnClient states;
  private static SqsClient sqs;
  private static SnsClient sns;
  private static LambdaClient lambda;
  private static StsClient sts;
  private static S3Client s3;

  @BeforeAll
  static void start() {
    endpoint = AwsEndpoint.start(AwsSettings.defaults().withPort(0));
    states = impatient(SfnClient.builder()).build();
    sqs = impatient(SqsClient.builder()).build();
    sns = impatient(SnsClient.builder()).build();
    lambda = impatient(LambdaClient.builder()).build();
    sts = impatient(StsClient.builder()).build();
    s3 = impatient(S3Client.builder()).build();
  }

  @AfterAll
  static void close() {
    states.close();
    sqs.close();
    sns.close();
    lambda.close();
    sts.close();
    s3.close();
    HTTP.close();
    endpoint.close();
  }

  @AfterEach
  void heal() {
    endpoint.faults().clear();
  }

  @Test
  void each_service_is_throttled_in_its_own_words() {
    endpoint.faults().inject(Fault.throttled());

    expectThrottled(() -> states.listStateMachines(), "ThrottlingException", 400);
    expectThrottled(() -> sqs.listQueues(), "RequestThrottled", 400);
    expectThrottled(() -> sns.listTopics(), "Throttled", 429);
    expectThrottled(() -> lambda.invoke(r -> r.functionName("f")), "TooManyRequestsException", 429);
    expectThrottled(() -> sts.getCallerIdentity(), "Throttling", 400);
    expectThrottled(() -> s3.listBuckets(), "SlowDown", 503);
  }

  @Test
  void each_service_is_broken_in_its_own_words() {
    endpoint.faults().inject(Fault.broken());

    expectBroken(() -> states.listStateMachines(), "InternalFailure");
    expectBroken(() -> sqs.listQueues(), "InternalFailure");
    expectBroken(() -> sns.listTopics(), "InternalError");
    expectBroken(() -> lambda.invoke(r -> r.functionName("f")), "ServiceException");
    expectBroken(() -> sts.getCallerIdentity(), "InternalFailure");
    expectBroken(() -> s3.listBuckets(), "InternalError");
  }

  @Test
  void an_absent_one_answers_nothing() {
    endpoint.faults().inject(Fault.absent());

    assertThatThrownBy(() -> states.listStateMachines()).isInstanceOf(SdkClientException.class);
    assertThatThrownBy(() -> sqs.listQueues()).isInstanceOf(SdkClientException.class);
  }

  @Test
  void a_slow_one_does_what_it_is_asked_but_later() {
    endpoint.faults().inject(Fault.slow(Duration.ofMillis(300)).of("sqs", "CreateQueue"));
    var asked = System.nanoTime();

    sqs.createQueue(r -> r.queueName("late"));

    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(299));
    assertThat(sqs.listQueues().queueUrls()).anyMatch(url -> url.endsWith("/late"));
  }

  @Test
  void a_fault_of_one_service_or_operation_leaves_the_others_alone() {
    endpoint.faults().inject(Fault.throttled().of("states", "StartExecution"));
    endpoint.faults().inject(Fault.throttled().of("sns"));

    assertThat(states.listStateMachines().stateMachines()).isEmpty();
    assertThat(sqs.listQueues().queueUrls()).isNotNull();
    expectThrottled(() -> sns.listTopics(), "Throttled", 429);
    expectThrottled(
        () -> states.startExecution(r -> r.stateMachineArn("arn:x")), "ThrottlingException", 400);
  }

  @Test
  void a_fault_ends_after_its_number_of_calls() {
    endpoint.faults().inject(Fault.throttled().times(2));

    expectThrottled(() -> states.listStateMachines(), "ThrottlingException", 400);
    expectThrottled(() -> states.listStateMachines(), "ThrottlingException", 400);
    assertThat(states.listStateMachines().stateMachines()).isEmpty();
    assertThat(endpoint.faults().all()).singleElement().matches(one -> one.met() == 2);
  }

  @Test
  void a_fault_ends_after_its_time() {
    endpoint.faults().inject(Fault.throttled().lasting(Duration.ZERO));

    assertThat(states.listStateMachines().stateMachines()).isEmpty();
  }

  @Test
  void a_rate_is_the_part_of_the_calls_that_meet_it() {
    endpoint.faults().inject(Fault.throttled().atRate(0));
    assertThat(states.listStateMachines().stateMachines()).isEmpty();
    endpoint.faults().clear();

    endpoint.faults().inject(Fault.throttled().atRate(0.5));

    var throttled = IntStream.range(0, 200).filter(_ -> isThrottled()).count();
    assertThat(throttled).isBetween(50L, 150L);
  }

  @Test
  void an_operator_sets_faults_over_http_and_sees_whom_they_met() throws Exception {
    var put =
        http(
            "PUT",
            """
            [{"kind": "throttled", "service": "states", "operation": "ListStateMachines",
              "rate": 1, "times": 3, "seconds": 60}, {"kind": "slow", "delayMillis": 1}]\
            """);
    assertThat(put.statusCode()).isEqualTo(200);
    expectThrottled(() -> states.listStateMachines(), "ThrottlingException", 400);

    assertThat(http("GET", "").body())
        .isEqualTo(
            "[{\"kind\":\"throttled\",\"rate\":1.0,\"service\":\"states\","
                + "\"operation\":\"ListStateMachines\",\"times\":3,\"seconds\":60.0,\"met\":1},"
                + "{\"kind\":\"slow\",\"rate\":1.0,\"delayMillis\":1,\"met\":0}]");
    assertThat(http("DELETE", "").body()).isEqualTo("[]");
    assertThat(states.listStateMachines().stateMachines()).isEmpty();
  }

  @Test
  void all_services_may_be_absent_and_the_faults_can_still_be_cleared() throws Exception {
    assertThat(http("PUT", "[{\"kind\": \"absent\"}]").statusCode()).isEqualTo(200);

    assertThat(http("DELETE", "").statusCode()).isEqualTo(200);
    assertThat(sqs.listQueues().queueUrls()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{}]",
        "[{\"kind\": \"angry\"}]",
        "[{\"kind\": \"slow\", \"rate\": 2}]",
        "[{\"kind\": \"slow\", \"times\": -1}]",
        "[{\"kind\": \"slow\", \"seconds\": -1}]",
        "[{\"kind\": \"slow\", \"delayMillis\": -1}]",
        "[{\"kind\": \"slow\", \"delay\": 1}]",
        "[7",
      })
  void what_makes_no_sense_is_refused_and_changes_nothing(String faults) throws Exception {
    endpoint.faults().inject(Fault.throttled().times(1));

    assertThat(http("PUT", faults).statusCode()).isEqualTo(400);

    assertThat(endpoint.faults().all()).hasSize(1);
  }

  @Test
  void there_is_no_other_verb() throws Exception {
    assertThat(http("POST", "[]").statusCode()).isEqualTo(405);
  }

  private static boolean isThrottled() {
    try {
      return states.listStateMachines().stateMachines() == null;
    } catch (SfnException e) {
      return e.isThrottlingException();
    }
  }

  private static void expectThrottled(Runnable call, String code, int status) {
    var refusal = catchThrowableOfType(AwsServiceException.class, call::run);
    assertThat(refusal).isNotNull();
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.statusCode()).isEqualTo(status);
    assertThat(refusal.isThrottlingException()).isTrue();
  }

  private static void expectBroken(Runnable call, String code) {
    var refusal = catchThrowableOfType(AwsServiceException.class, call::run);
    assertThat(refusal).isNotNull();
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.statusCode()).isEqualTo(500);
  }

  private static HttpResponse<String> http(String method, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(endpoint.uri() + "/_entrega/faults"))
            .method(method, BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static <B extends AwsClientBuilder<B, ?>> B impatient(B builder) {
    return builder
        .endpointOverride(endpoint.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(
            settings -> settings.retryStrategy(DefaultRetryStrategy.doNotRetry()));
  }
}
