package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.ActivityListItem;
import dev.entrega.local.stepfunctions.api.CreateActivityInput;
import dev.entrega.local.stepfunctions.api.CreateActivityOutput;
import dev.entrega.local.stepfunctions.api.DescribeActivityOutput;
import dev.entrega.local.stepfunctions.api.EncryptionConfiguration;
import dev.entrega.local.stepfunctions.api.GetActivityTaskInput;
import dev.entrega.local.stepfunctions.api.GetActivityTaskOutput;
import dev.entrega.local.stepfunctions.api.ListActivitiesInput;
import dev.entrega.local.stepfunctions.api.ListActivitiesOutput;
import dev.entrega.local.stepfunctions.execution.Executions;
import dev.entrega.local.stepfunctions.execution.WorkQueues;
import dev.entrega.local.stepfunctions.store.StoredActivity;
import org.jspecify.annotations.Nullable;

/** The activities that there are: tasks wait in them until workers ask. */
final class Activities {

  private final Ports ports;
  private final Arns arns;
  private final Pages pages;
  private final Tags tags;
  private final Object changes;

  Activities(Ports ports, Arns arns, Pages pages, Tags tags, Object changes) {
    this.ports = ports;
    this.arns = arns;
    this.pages = pages;
    this.tags = tags;
    this.changes = changes;
  }

  CreateActivityOutput create(CreateActivityInput request) {
    String name = Requests.name(request.name());
    String arn = arns.activity(name);
    EncryptionConfiguration encryption =
        Configurations.encryption(request.encryptionConfiguration());
    var given = tags.read(arn, request.tags());
    synchronized (changes) {
      StoredActivity known = ports.store().activities().get(arn);
      if (known == null) {
        var activity = new StoredActivity(arn, name, ports.time().instant(), encryption);
        tags.put(arn, given);
        ports.store().activities().put(arn, activity);
        return new CreateActivityOutput(arn, activity.creationDate());
      }
      if (!known.encryptionConfiguration().equals(encryption)) {
        throw new StepFunctionsException(
            "ActivityAlreadyExists",
            "Activity already exists. EncryptionConfiguration may not be updated.");
      }
      return new CreateActivityOutput(arn, known.creationDate());
    }
  }

  DescribeActivityOutput describe(@Nullable String activityArn) {
    StoredActivity activity = find(activityArn);
    return new DescribeActivityOutput(
        activity.arn(),
        activity.name(),
        activity.creationDate(),
        activity.encryptionConfiguration());
  }

  ListActivitiesOutput list(ListActivitiesInput request) {
    var page =
        pages.of(
            "ListActivities",
            ports.store().activities().under(""),
            StoredActivity::arn,
            request.maxResults(),
            request.nextToken());
    return new ListActivitiesOutput(
        page.items().stream()
            .map(activity ->
                new ActivityListItem(activity.arn(), activity.name(), activity.creationDate()))
            .toList(),
        page.nextToken());
  }

  void delete(@Nullable String activityArn) {
    String arn = arn(activityArn);
    synchronized (changes) {
      ports.store().activities().remove(arn);
      ports.store().tags().remove(arn);
    }
  }

  GetActivityTaskOutput task(GetActivityTaskInput request, Executions executions) {
    StoredActivity activity = find(request.activityArn());
    try {
      WorkQueues.Work work = executions.work(activity.arn(), request.workerName());
      return work == null
          ? new GetActivityTaskOutput(null, null)
          : new GetActivityTaskOutput(work.token(), work.input());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected a task, but was interrupted", e);
    }
  }

  /** The activity with that ARN. */
  StoredActivity find(@Nullable String activityArn) {
    String arn = arn(activityArn);
    StoredActivity activity = ports.store().activities().get(arn);
    if (activity == null) {
      throw new StepFunctionsException(
          "ActivityDoesNotExist", "Activity Does Not Exist: '%s'".formatted(arn));
    }
    return activity;
  }

  private static String arn(@Nullable String activityArn) {
    return Arns.check(Requests.required(activityArn, "activityArn"), "activity");
  }
}
