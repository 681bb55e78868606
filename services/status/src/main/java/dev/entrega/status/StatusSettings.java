package dev.entrega.status;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What status may be told.
 *
 * @param concurrency how many messages of each queue may be written down at once; at least 1
 * @param heartbeat how often an idle stream of events gets a comment, which is also how late it may
 *     hear of a change that another instance wrote down
 */
@ConfigurationProperties("status")
record StatusSettings(
    @DefaultValue("8") int concurrency, @DefaultValue("15s") Duration heartbeat) {}
