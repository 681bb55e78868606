package dev.entrega.local.benchmarks;

import dev.entrega.local.stepfunctions.StepFunctions;
import dev.entrega.local.stepfunctions.api.StartExecutionInput;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionInput;
import dev.entrega.local.stepfunctions.api.StartSyncExecutionOutput;
import dev.entrega.local.stepfunctions.api.StateMachineType;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Executions a second of eight states with one intrinsic function, without a wire: fleeting ones,
 * each awaited, and ones whose history is kept in memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@Threads(2)
public class InterpreterBenchmark {

  private static final int AT_ONCE = 200;

  private StepFunctions engine = Engine.inMemory();
  private String fleeting = "";
  private String kept = "";

  static void measure() throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(InterpreterBenchmark.class.getName())
            .verbosity(VerboseMode.SILENT)
            .build();
    for (RunResult result : new Runner(options).run()) {
      Figures.print(
          result.getPrimaryResult().getLabel(),
          "%,.0f/s".formatted(result.getPrimaryResult().getStatistics().getPercentile(50)));
    }
  }

  /** Each iteration has an engine of its own, so that histories do not heap up. */
  @Setup(Level.Iteration)
  public void open() {
    engine = Engine.inMemory();
    fleeting = Engine.create(engine, Engine.EIGHT_STATES, StateMachineType.EXPRESS);
    kept = Engine.create(engine, Engine.EIGHT_STATES, StateMachineType.STANDARD);
  }

  /** Lets go of all histories. */
  @TearDown(Level.Iteration)
  public void close() {
    engine.close();
  }

  /** EXPRESS, by StartSyncExecution, two at once. */
  @Benchmark
  public StartSyncExecutionOutput fleeting() {
    return fleetingOneByOne();
  }

  /** The same, each begun when the one before has ended. */
  @Benchmark
  @Threads(1)
  public StartSyncExecutionOutput fleetingOneByOne() {
    return engine.startSyncExecution(
        new StartSyncExecutionInput(fleeting, null, Engine.INPUT, null));
  }

  /** STANDARD, with its history of 18 events: so many are started, and all awaited. */
  @Benchmark
  @OperationsPerInvocation(AT_ONCE)
  public void kept() {
    var started = new ArrayList<String>(AT_ONCE);
    for (int i = 0; i < AT_ONCE; i++) {
      started.add(
          engine
              .startExecution(new StartExecutionInput(kept, null, Engine.INPUT, null))
              .executionArn());
    }
    started.forEach(execution -> Ends.await(engine, execution));
  }
}
