package dev.entrega.messaging.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

final class FaultsTest {

  private final Faults faults = Faults.knownAnd(Stream.empty());

  static Stream<Arguments> of_the_other_side() {
    return Stream.of(
        argumentSet("throttled", aws("ThrottlingException", 400)),
        argumentSet("no permission", aws("AccessDeniedException", 400)),
        argumentSet("limit", aws("ExecutionLimitExceeded", 400)),
        argumentSet("broken", aws("InternalFailure", 500)),
        argumentSet("no details", SfnException.builder().statusCode(503).build()),
        argumentSet("no code", aws(null, 502)),
        argumentSet("no machine", StateMachineDoesNotExistException.builder().build()),
        argumentSet("too slow", ApiCallTimeoutException.create(2_000)),
        argumentSet("unreachable", SdkClientException.create("Connection refused")),
        argumentSet("no host", new UnknownHostException("aws")),
        argumentSet("refused", new ConnectException("refused")),
        argumentSet("no answer", new SocketTimeoutException("read")),
        argumentSet("closed", new ClosedChannelException()),
        argumentSet("too late", new TimeoutException()),
        argumentSet("lock", new CannotAcquireLockException("busy")),
        argumentSet("query too slow", new QueryTimeoutException("slow")),
        argumentSet("database lost", new RecoverableDataAccessException("lost")),
        argumentSet("database away", new DataAccessResourceFailureException("away")),
        argumentSet("no transaction", new CannotCreateTransactionException("no connection")),
        argumentSet("http too slow", new HttpTimeoutException("slow")),
        argumentSet("sql connection lost", new SQLRecoverableException("lost")),
        argumentSet("sql connection refused", new SQLNonTransientConnectionException("refused")),
        argumentSet("pool empty", new SQLTransientConnectionException("pool")));
  }

  @ParameterizedTest
  @MethodSource("of_the_other_side")
  void a_fault_of_the_other_side_is_known(Throwable fault) {
    assertThat(faults.ofTheOtherSide(fault)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "53300", "57P01", "58030", "25006", "HYT00"})
  void a_database_says_in_its_state_that_it_passes(String state) {
    assertThat(faults.ofTheOtherSide(new SQLException("x", state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "23505", "42P01", "HY000", "4000"})
  void other_states_are_bugs(String state) {
    assertThat(faults.ofTheOtherSide(new SQLException("x", state))).isFalse();
  }

  @SuppressWarnings("unused") // by the parameterized test
  static final List<Throwable> BUGS =
      List.of(
          new NullPointerException(),
          new IllegalStateException("Expected, but"),
          new StackOverflowError(),
          new SQLException("no state"),
          new DataIntegrityViolationException("too long"),
          aws("ValidationException", 400),
          aws("InvalidParameter", 400));

  @ParameterizedTest
  @FieldSource("BUGS")
  void anything_else_is_a_bug_of_ours(Throwable bug) {
    assertThat(faults.ofTheOtherSide(bug)).isFalse();
  }

  @Test
  void causes_are_looked_at() {
    var wrapped =
        new IllegalStateException(new RuntimeException(SdkClientException.create("away")));

    assertThat(faults.ofTheOtherSide(wrapped)).isTrue();
  }

  @Test
  void a_circle_of_causes_ends() {
    var first = new RuntimeException("first");
    first.initCause(new RuntimeException("second", first));

    assertThat(faults.ofTheOtherSide(first)).isFalse();
  }

  @Test
  void a_service_may_know_more() {
    var more = Faults.knownAnd(Stream.of(ArithmeticException.class::isInstance));

    assertThat(more.ofTheOtherSide(new ArithmeticException())).isTrue();
    assertThat(faults.ofTheOtherSide(new ArithmeticException())).isFalse();
  }

  private static Throwable aws(@Nullable String code, int status) {
    return SfnException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }
}
