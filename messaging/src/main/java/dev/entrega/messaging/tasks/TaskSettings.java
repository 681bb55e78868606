package dev.entrega.messaging.tasks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tasks are worked on.
 *
 * @param concurrency how many tasks of one queue may be in hand at once
 * @param heartbeat how often a workflow hears that its task is still worked on; well below the
 *     HeartbeatSeconds of every state
 */
@ConfigurationProperties("entrega.tasks")
record TaskSettings(@DefaultValue("64") int concurrency, @DefaultValue("10s") Duration heartbeat) {}
