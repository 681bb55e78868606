package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.store.StoredStateMachine;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The names that a Map Run and its children get. Like AWS's own they are UUIDs of version 3, each
 * made from a name; so a history that is interpreted again names the same ones.
 *
 * @param prefix what all ARNs of the account begin with, up to the type
 * @param machine the name of the state machine
 * @param label of the Map
 */
record MapArns(String prefix, String machine, String label) {

  private static final String STATE_MACHINE = "stateMachine:";

  /**
   * Those of a Map.
   *
   * @param label its own; one is made from its place where absent
   */
  static MapArns of(StoredStateMachine machine, String state, @Nullable String label) {
    String arn = machine.arn();
    int type = arn.indexOf(STATE_MACHINE);
    String name = arn.substring(type + STATE_MACHINE.length());
    int ofMap = name.indexOf('/');
    String base = ofMap < 0 ? name : name.substring(0, ofMap);
    String prefix = arn.substring(0, type);
    return new MapArns(prefix, base, label == null ? uuid(prefix + base + '#' + state) : label);
  }

  /** A run by the visit that it is, and how often the execution was taken up again before it. */
  String mapRun(Visit visit) {
    Execution execution = visit.execution();
    String attempt =
        execution.stored().arn() + '#' + visit.enteredEventId() + '#' + visit.retryCount();
    int redrives = execution.redriveCount();
    return prefix
        + "mapRun:"
        + path()
        + ":"
        + uuid(redrives == 0 ? attempt : attempt + '#' + redrives);
  }

  /** The state machine of the children. */
  String stateMachine() {
    return prefix + STATE_MACHINE + path();
  }

  /** What a child is called. */
  static String child(String mapRunArn, long index) {
    return uuid(mapRunArn + '#' + index);
  }

  String execution(String name, boolean express) {
    return express
        ? prefix + "express:" + path() + ":" + name + ":" + uuid(name)
        : prefix + "execution:" + path() + ":" + name;
  }

  private String path() {
    return machine + "/" + label;
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
