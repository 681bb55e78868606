package dev.entrega.local.stepfunctions;

import dev.entrega.local.stepfunctions.api.SendTaskFailureInput;
import dev.entrega.local.stepfunctions.api.SendTaskSuccessInput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Workers, who go on while engines crash: what they have taken they answer, and once. */
final class Workers {

  private static final Duration SLOWNESS = Duration.ofSeconds(10);

  private final Map<String, Instant> toAnswer = new ConcurrentSkipListMap<>();
  private final Map<String, String> how = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  /** How often they were asked since the last crash. */
  int asked() {
    return asked.get();
  }

  void forgetTheEngine() {
    asked.set(0);
  }

  /**
   * Takes a task.
   *
   * @param as how it is answered: whether {@code early}, in its call, and whether it fails
   */
  void take(String token, String as, Instant now, StepFunctions engine) {
    asked.incrementAndGet();
    how.put(token, as);
    if (as.startsWith("early")) {
      if (!answer(token, engine)) {
        throw new IllegalStateException("Expected the engine to take an answer");
      }
    } else if (!as.equals("never")) {
      toAnswer.putIfAbsent(token, now.plus(SLOWNESS));
    }
  }

  void answerWhatIsDue(Instant now, StepFunctions engine) {
    toAnswer
        .entrySet()
        .removeIf(due -> !due.getValue().isAfter(now) && answer(due.getKey(), engine));
  }

  private boolean answer(String token, StepFunctions engine) {
    String as = how.getOrDefault(token, "nobody knows how");
    boolean fails = as.endsWith("fails") || (as.equals("fails twice") && attempt(token) < 2);
    try {
      if (fails) {
        engine.sendTaskFailure(new SendTaskFailureInput(token, "Busy", "because"));
      } else if (as.equals("fails otherwise")) {
        engine.sendTaskFailure(new SendTaskFailureInput(token, "Other", "because"));
      } else {
        engine.sendTaskSuccess(new SendTaskSuccessInput(token, "\"" + as + "\""));
      }
      return true;
    } catch (StepFunctionsException _) {
      // Nobody waits for it any more.
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  private static int attempt(String token) {
    var name = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    return Integer.parseInt(name.substring(name.lastIndexOf('#') + 1));
  }
}
