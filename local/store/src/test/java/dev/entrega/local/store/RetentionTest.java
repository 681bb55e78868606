package dev.entrega.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.entrega.local.stepfunctions.api.EncryptionConfiguration;
import dev.entrega.local.stepfunctions.api.EncryptionType;
import dev.entrega.local.stepfunctions.api.LogLevel;
import dev.entrega.local.stepfunctions.api.LoggingConfiguration;
import dev.entrega.local.stepfunctions.api.MapRunCounts;
import dev.entrega.local.stepfunctions.api.MapRunStatus;
import dev.entrega.local.stepfunctions.api.StateMachineStatus;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import dev.entrega.local.stepfunctions.api.TracingConfiguration;
import dev.entrega.local.stepfunctions.history.EventDetails;
import dev.entrega.local.stepfunctions.history.HistoryEvent;
import dev.entrega.local.stepfunctions.history.HistoryEventType;
import dev.entrega.local.stepfunctions.store.Journal;
import dev.entrega.local.stepfunctions.store.MapChild;
import dev.entrega.local.stepfunctions.store.Retention;
import dev.entrega.local.stepfunctions.store.Store;
import dev.entrega.local.stepfunctions.store.StoredExecution;
import dev.entrega.local.stepfunctions.store.StoredMapRun;
import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What has ended is forgotten likewise in memory and in a folder. */
class RetentionTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:m";
  private static final String EXECUTION = "arn:aws:states:us-east-1:000000000000:execution:m:";
  private static final String RUN = "arn:aws:states:us-east-1:000000000000:mapRun:m/l:r";

  @TempDir private Path folder;
  private @Nullable RocksStore opened;

  /** Where things are kept. */
  enum Kind {
    MEMORY,
    FOLDER
  }

  private Store store(Kind kind, Retention retention) {
    if (kind == Kind.MEMORY) {
      return Store.inMemory(retention);
    }
    opened = RocksStore.open(folder, retention);
    return opened;
  }

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_ended_too_long_ago_is_forgotten_and_nothing_else(Kind kind) {
    Store store = store(kind, Retention.kept(DAY, 100));
    end(begin(store, "old", START), START);
    Journal open = begin(store, "open", START);
    end(begin(store, "young", START), START.plusSeconds(60));

    end(begin(store, "last", START), START.plus(DAY).plusSeconds(1));

    expectListed(store, "last", "young", "open");
    assertThat(store.journal(EXECUTION + "old")).isNull();
    assertThat(Objects.requireNonNull(store.journal(open.execution().arn())).size()).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void of_too_many_the_oldest_ends_are_forgotten(Kind kind) {
    Store store = store(kind, Retention.kept(DAY, 2));
    Journal endsLate = begin(store, "a", START);
    for (int i = 1; i <= 3; i++) {
      end(begin(store, "abcd".substring(i, i + 1), START), START.plusSeconds(i));
    }
    end(endsLate, START.plusSeconds(4));

    expectListed(store, "d", "a");
  }

  @ParameterizedTest
  @EnumSource
  void the_name_of_what_is_forgotten_is_free_after_ninety_days(Kind kind) {
    Store store = store(kind, Retention.kept(DAY, 0));
    end(begin(store, "a", START), START);
    expectListed(store);

    assertThat(tryToBegin(store, "a", START.plus(Duration.ofDays(90)).minusMillis(1))).isNull();
    await().until(() -> tryToBegin(store, "a", START.plus(Duration.ofDays(90))) != null);
  }

  @ParameterizedTest
  @EnumSource
  void a_name_is_free_after_ninety_days_although_nothing_else_has_ended(Kind kind) {
    Store store = store(kind, Retention.AS_ON_AWS);
    end(begin(store, "a", START), START);

    assertThat(tryToBegin(store, "a", START.plus(Duration.ofDays(90)))).isNull();
    await()
        .until(() -> tryToBegin(store, "a", START.plus(Duration.ofDays(90)).plusMillis(1)) != null);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_taken_up_again_after_its_end_counts_once_it_ends_again(Kind kind) {
    Store store = store(kind, Retention.kept(DAY, 1));
    Journal redriven = begin(store, "a", START);
    end(redriven, START);
    append(
        redriven, HistoryEventType.ExecutionRedriven, START, new EventDetails.ExecutionRedriven(1));
    end(begin(store, "b", START), START);
    expectListed(store, "b", "a");

    end(redriven, START.plusSeconds(1));

    expectListed(store, "a");
  }

  @ParameterizedTest
  @EnumSource
  void children_are_forgotten_with_their_parents_and_do_not_count(Kind kind) {
    Store store = store(kind, Retention.kept(DAY, 1));
    Journal parent = begin(store, "parent", START);
    store.mapRuns().put(RUN, run(parent));
    append(parent, HistoryEventType.MapRunStarted, START, new EventDetails.MapRunStarted(RUN));
    for (int i = 0; i < 3; i++) {
      end(begin(store, child(i)), START);
    }
    end(parent, START);
    store.secure();
    assertThat(store.executions(RUN, null, 10, _ -> true)).hasSize(3);

    end(begin(store, "next", START), START);

    expectListed(store, "next");
    assertThat(store.executions(RUN, null, 10, _ -> true)).isEmpty();
    assertThat(store.journal(child(0).arn())).isNull();
    assertThat(store.mapRuns().get(RUN)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void what_a_deleted_state_machine_leaves_is_forgotten_with_its_names(Kind kind) {
    Store store = store(kind, Retention.kept(DAY, 1));
    end(begin(store, "a", START), START);
    end(begin(store, "b", START), START);
    expectListed(store, "b");

    store.removeExecutions(MACHINE);

    expectListed(store);
    begin(store, "a", START);
    end(begin(store, "b", START), START);
    expectListed(store, "b", "a");
  }

  private static Journal begin(Store store, String name, Instant at) {
    return Objects.requireNonNull(tryToBegin(store, name, at), name);
  }

  private static @Nullable Journal tryToBegin(Store store, String name, Instant at) {
    StoredExecution execution = execution(name, at, null);
    return store.open(execution, execution.beginning());
  }

  private static Journal begin(Store store, StoredExecution execution) {
    return Objects.requireNonNull(store.open(execution, execution.beginning()));
  }

  private static StoredExecution child(int index) {
    return execution("child" + index, START, new MapChild(RUN, "l", index, 1));
  }

  private static StoredExecution execution(String name, Instant at, @Nullable MapChild child) {
    return new StoredExecution(
        EXECUTION + name, name, machine(), null, null, "{}", at, null, child, null);
  }

  private static StoredStateMachine machine() {
    return new StoredStateMachine(
        MACHINE,
        "m",
        StateMachineType.STANDARD,
        StateMachineStatus.ACTIVE,
        "{}",
        "r",
        START,
        START,
        null,
        new LoggingConfiguration(LogLevel.OFF, false, List.of()),
        new TracingConfiguration(false),
        new EncryptionConfiguration(EncryptionType.AWS_OWNED_KEY, null, null),
        0);
  }

  private static StoredMapRun run(Journal parent) {
    return new StoredMapRun(
        RUN,
        parent.execution().arn(),
        MACHINE + "/l",
        MapRunStatus.SUCCEEDED,
        START,
        START,
        0,
        0,
        0,
        MapRunCounts.NONE,
        MapRunCounts.NONE,
        0,
        null);
  }

  private static void end(Journal journal, Instant at) {
    append(journal, HistoryEventType.ExecutionAborted, at, new EventDetails.Failure(null, null));
  }

  private static void append(
      Journal journal, HistoryEventType type, Instant at, EventDetails details) {
    long last = journal.last().id();
    journal.append(new HistoryEvent(at, type, last + 1, last, details));
  }

  /** What is to be forgotten is, soon after what makes it so. */
  private static void expectListed(Store store, String... names) {
    await()
        .untilAsserted(() ->
            assertThat(store.executions(MACHINE, null, 10, _ -> true))
                .extracting(entry -> entry.journal().execution().name())
                .containsExactly(names));
  }
}
