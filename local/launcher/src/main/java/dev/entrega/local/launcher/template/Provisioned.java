package dev.entrega.local.launcher.template;

import java.util.List;
import java.util.Map;

/**
 * What was made, each under its own name, for example {@code payment-tasks}.
 *
 * @param queueUrls by queue name
 * @param topicArns by topic name
 * @param stateMachineArns by state machine name
 * @param functions what has to be registered with the endpoint, since only a process can hold it
 */
public record Provisioned(
    Map<String, String> queueUrls,
    Map<String, String> topicArns,
    Map<String, String> stateMachineArns,
    List<Function> functions) {}
