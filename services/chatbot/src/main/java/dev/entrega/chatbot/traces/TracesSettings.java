package dev.entrega.chatbot.traces;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of the steps of an answer.
 *
 * @param endpoint a collector's, for OTLP over HTTP, as {@code http://127.0.0.1:4318/v1/traces};
 *     without one nothing is traced
 * @param share of the questions that come without a trace, from 0 to 1
 */
@ConfigurationProperties("chatbot.traces")
record TracesSettings(@DefaultValue("") String endpoint, @DefaultValue("1") double share) {}
