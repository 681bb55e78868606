package dev.entrega.local.stepfunctions;

import static dev.entrega.local.stepfunctions.Constraints.checked;

import dev.entrega.local.stepfunctions.api.*;
import dev.entrega.local.stepfunctions.execution.Executions;
import dev.entrega.local.stepfunctions.execution.Gate;
import dev.entrega.local.stepfunctions.execution.Restart;
import dev.entrega.local.stepfunctions.execution.Surroundings;
import dev.entrega.local.stepfunctions.expression.Observer;
import dev.entrega.local.stepfunctions.integration.HttpObserver;
import dev.entrega.local.stepfunctions.integration.Integrations;

/**
 * The only door: the operations of the AWS Step Functions API as plain methods. Each refuses what
 * AWS refuses with a {@link StepFunctionsException}. Safe for many threads.
 */
public final class StepFunctions implements AutoCloseable {

  private final StateMachines machines;
  private final Descriptions descriptions;
  private final Validations validations;
  private final Deletions deletions;
  private final Versions versions;
  private final Aliases aliases;
  private final Activities activities;
  private final Tags tags;
  private final Gate gate;
  private final Executions executions;
  private final Starts starts;
  private final Stops stops;
  private final TaskAnswers answers;
  private final Records records;
  private final Tests tests;
  private final Redrives redrives;
  private final MapRunRecords mapRuns;

  /** Opens an engine that keeps everything in memory and goes by the real time. */
  public StepFunctions(Location location, Integrations integrations) {
    this(location, integrations, Ports.inMemory());
  }

  /**
   * Opens an engine on other ports. Executions that had not ended when the store was closed are
   * taken up again at once; but nothing is called before {@link #resume}, since what they call may
   * have to be opened after the engine.
   *
   * @throws IllegalStateException one of them cannot be taken up
   */
  public StepFunctions(Location location, Integrations integrations, Ports ports) {
    var arns = new Arns(location);
    Integrations all = integrations.or(new NestedExecutions(ports, this::inside).actions());
    var pages = new Pages(ports.time());
    var changes = new Object();
    tags = new Tags(ports.store(), changes);
    aliases = new Aliases(ports, pages, changes);
    versions = new Versions(ports, pages, aliases, changes);
    activities = new Activities(ports, arns, pages, tags, changes);
    validations = new Validations(all::know);
    var revisions = new Revisions(ports.store(), aliases, all::know);
    machines = new StateMachines(ports, arns, pages, revisions, versions, tags, changes);
    var unfinished = ports.store().unfinished();
    gate = unfinished.isEmpty() ? Gate.opened() : Gate.shut();
    var around =
        new Surroundings(
            ports.time(),
            all,
            ports.random(),
            location.region(),
            Observer.NONE,
            HttpObserver.NONE,
            ports.mocks(),
            new Restart(gate, ports.store().salt(ports.random())));
    executions =
        new Executions(
            around, ports.store(), activity -> ports.store().activities().get(activity) != null);
    deletions = new Deletions(ports.store(), revisions, executions, changes);
    tests = new Tests(around, arns);
    starts = new Starts(ports, arns, revisions, executions);
    var redrivability = new Redrivability(ports.store(), ports.time());
    var pendingRedrives = new PendingRedrives(executions::mapRun);
    records = new Records(ports.store(), revisions, pages, redrivability, pendingRedrives);
    stops = new Stops(executions, records);
    answers = new TaskAnswers(executions, records);
    redrives = new Redrives(ports.time(), records, redrivability, starts);
    mapRuns = new MapRunRecords(executions, records, pages, ports.store());
    descriptions = new Descriptions(ports.store(), revisions, records);
    starts.takeUp(unfinished);
    deletions.goOn();
  }

  /** Lets executions that were taken up again call what they call, now that it is there. */
  public void resume() {
    gate.open();
  }

  private NestedExecutions.Inside inside() {
    return new NestedExecutions.Inside(starts, records, executions);
  }

  /** Creates a state machine; the same request once more answers with the same one. */
  public CreateStateMachineOutput createStateMachine(CreateStateMachineInput request) {
    return machines.create(checked(request));
  }

  /** Tells a state machine as it stands now, or one of its versions. */
  public DescribeStateMachineOutput describeStateMachine(DescribeStateMachineInput request) {
    return descriptions.describe(checked(request));
  }

  /** Tells a state machine as it was when an execution began. */
  public DescribeStateMachineForExecutionOutput describeStateMachineForExecution(
      DescribeStateMachineForExecutionInput request) {
    return descriptions.describe(checked(request));
  }

  /** Lists the state machines, by name. */
  public ListStateMachinesOutput listStateMachines(ListStateMachinesInput request) {
    return machines.list(checked(request));
  }

  /** Changes a state machine for the executions to come. */
  public UpdateStateMachineOutput updateStateMachine(UpdateStateMachineInput request) {
    return machines.update(checked(request));
  }

  /** Looks at a definition of which no state machine is made. */
  public ValidateStateMachineDefinitionOutput validateStateMachineDefinition(
      ValidateStateMachineDefinitionInput request) {
    return validations.validate(checked(request));
  }

  /** Deletes a state machine with its versions and aliases, once none of its executions runs. */
  public void deleteStateMachine(DeleteStateMachineInput request) {
    deletions.delete(checked(request));
  }

  /** Publishes a state machine as it stands now under the next number. */
  public PublishStateMachineVersionOutput publishStateMachineVersion(
      PublishStateMachineVersionInput request) {
    return versions.publish(checked(request));
  }

  /** Lists the versions of a state machine, the latest first. */
  public ListStateMachineVersionsOutput listStateMachineVersions(
      ListStateMachineVersionsInput request) {
    return versions.list(checked(request));
  }

  /** Deletes a version that no alias leads to. */
  public void deleteStateMachineVersion(DeleteStateMachineVersionInput request) {
    versions.delete(checked(request).stateMachineVersionArn());
  }

  /** Names one version of a state machine, or two that share its executions. */
  public CreateStateMachineAliasOutput createStateMachineAlias(
      CreateStateMachineAliasInput request) {
    return aliases.create(checked(request));
  }

  /** Changes where an alias leads to, for the executions to come. */
  public UpdateStateMachineAliasOutput updateStateMachineAlias(
      UpdateStateMachineAliasInput request) {
    return aliases.update(checked(request));
  }

  /** Tells where an alias leads to. */
  public DescribeStateMachineAliasOutput describeStateMachineAlias(
      DescribeStateMachineAliasInput request) {
    return aliases.describe(checked(request).stateMachineAliasArn());
  }

  /** Lists the aliases of a state machine, or those that lead to one of its versions. */
  public ListStateMachineAliasesOutput listStateMachineAliases(
      ListStateMachineAliasesInput request) {
    return aliases.list(checked(request));
  }

  /** Deletes an alias; the versions that it led to stay. */
  public void deleteStateMachineAlias(DeleteStateMachineAliasInput request) {
    aliases.delete(checked(request).stateMachineAliasArn());
  }

  /** Starts an execution; while one runs, the same name and input answer with that one. */
  public StartExecutionOutput startExecution(StartExecutionInput request) {
    return starts.start(checked(request));
  }

  /** Starts an execution of an EXPRESS state machine and waits for its end. */
  public StartSyncExecutionOutput startSyncExecution(StartSyncExecutionInput request) {
    return starts.startSync(checked(request));
  }

  /** Tells where an execution stands. */
  public DescribeExecutionOutput describeExecution(DescribeExecutionInput request) {
    return records.describe(checked(request));
  }

  /** Lists the executions of a state machine, a version or an alias, the latest first. */
  public ListExecutionsOutput listExecutions(ListExecutionsInput request) {
    return checked(request).mapRunArn() == null ? records.list(request) : mapRuns.children(request);
  }

  /** Tells what happened in an execution, in order or in reverse. */
  public GetExecutionHistoryOutput getExecutionHistory(GetExecutionHistoryInput request) {
    return records.history(checked(request));
  }

  /** Stops an execution; none of its {@code Catch} fields are asked. */
  public StopExecutionOutput stopExecution(StopExecutionInput request) {
    return stops.stop(checked(request));
  }

  /** Takes an execution up again that has not ended well. */
  public RedriveExecutionOutput redriveExecution(RedriveExecutionInput request) {
    return redrives.redrive(checked(request));
  }

  /** Tells where a Map Run stands. */
  public DescribeMapRunOutput describeMapRun(DescribeMapRunInput request) {
    return mapRuns.describe(checked(request));
  }

  /** Lists the Map Runs of an execution, the latest first. */
  public ListMapRunsOutput listMapRuns(ListMapRunsInput request) {
    return mapRuns.list(checked(request));
  }

  /** Changes what a Map Run may do while it runs. */
  public void updateMapRun(UpdateMapRunInput request) {
    mapRuns.update(checked(request));
  }

  /** Answers a task that waits for its token. */
  public void sendTaskSuccess(SendTaskSuccessInput request) {
    answers.succeed(checked(request));
  }

  /** Answers a task that waits for its token with an error. */
  public void sendTaskFailure(SendTaskFailureInput request) {
    answers.fail(checked(request));
  }

  /** Shows that a task which waits for its token is still worked on. */
  public void sendTaskHeartbeat(SendTaskHeartbeatInput request) {
    answers.beat(checked(request));
  }

  /** Creates an activity, unless it is there already. */
  public CreateActivityOutput createActivity(CreateActivityInput request) {
    return activities.create(checked(request));
  }

  /** Waits for a task of an activity, a minute at most; empty where none came. */
  public GetActivityTaskOutput getActivityTask(GetActivityTaskInput request) {
    return activities.task(checked(request), executions);
  }

  /** Tells an activity. */
  public DescribeActivityOutput describeActivity(DescribeActivityInput request) {
    return activities.describe(checked(request).activityArn());
  }

  /** Lists the activities, by name. */
  public ListActivitiesOutput listActivities(ListActivitiesInput request) {
    return activities.list(checked(request));
  }

  /** Deletes an activity; its tasks wait on. */
  public void deleteActivity(DeleteActivityInput request) {
    activities.delete(checked(request).activityArn());
  }

  /** Puts tags on a state machine or an activity, in the place of those with the same keys. */
  public void tagResource(TagResourceInput request) {
    tags.add(checked(request));
  }

  /** Takes tags off a state machine or an activity. */
  public void untagResource(UntagResourceInput request) {
    tags.remove(checked(request));
  }

  /** Lists the tags of a state machine or an activity. */
  public ListTagsForResourceOutput listTagsForResource(ListTagsForResourceInput request) {
    return tags.list(checked(request).resourceArn());
  }

  /** Tests one state by itself. */
  public TestStateOutput testState(TestStateInput request) {
    return tests.test(checked(request));
  }

  /** Ends every running execution without a trace in its history. */
  @Override
  public void close() {
    executions.close();
  }
}
