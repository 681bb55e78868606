package dev.entrega.local.stepfunctions.execution;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The tokens by which tasks are answered. A token names its execution, the event by which its state
 * was entered, the attempt, and how often the execution was taken up again after its end: so a
 * retried task gets a new one, and a history that is interpreted again gets the same ones.
 */
public final class TaskTokens {

  private static final char SEPARATOR = '#';
  private static final int WITH_ACTIVITY = 5;

  private final Map<String, PendingTask> pending = new ConcurrentHashMap<>();

  static String token(Visit visit) {
    return encoded(name(visit));
  }

  /** The token of a task that waits in an activity. */
  static String token(Visit visit, String activityArn) {
    return encoded(name(visit) + SEPARATOR + activityArn);
  }

  private static String encoded(String name) {
    return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String name(Visit visit) {
    return visit.execution().stored().arn()
        + SEPARATOR
        + visit.enteredEventId()
        + SEPARATOR
        + visit.retryCount()
        + SEPARATOR
        + visit.execution().redriveCount();
  }

  /** The ARN of the execution that a token names; nothing where it is no token. */
  public static @Nullable String executionOf(String token) {
    try {
      String name = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      int end = name.indexOf(SEPARATOR);
      return end < 0 ? null : name.substring(0, end);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /** The ARN of the activity that a token names; nothing where it names none. */
  public static @Nullable String activityOf(String token) {
    String name = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    String[] parts = name.split(String.valueOf(SEPARATOR), -1);
    return parts.length == WITH_ACTIVITY ? parts[WITH_ACTIVITY - 1] : null;
  }

  void open(String token, PendingTask task) {
    pending.put(token, task);
  }

  void close(String token) {
    pending.remove(token);
  }

  /** Answers a task and makes that secure; false where none waits for it. */
  boolean answer(String token, News.Answer answer) {
    PendingTask task = pending.get(token);
    try {
      if (task == null || !task.answer(answer)) {
        return false;
      }
    } catch (ExecutionOver _) {
      return false;
    }
    task.secure();
    return true;
  }

  /** Whether a task waits for the token. */
  boolean knows(String token) {
    return pending.containsKey(token);
  }

  /** Passes on a sign of life; false where no task waits for one. */
  public boolean beat(String token) {
    PendingTask task = pending.get(token);
    return task != null && task.beat();
  }
}
