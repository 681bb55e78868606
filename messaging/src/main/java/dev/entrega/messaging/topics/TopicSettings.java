package dev.entrega.messaging.topics;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the topics are.
 *
 * @param orderStatus ARN of the topic {@code order-status}; if there is none, SNS is asked once
 */
@ConfigurationProperties("entrega.topics")
record TopicSettings(@Nullable String orderStatus) {}
