package dev.entrega.messaging.aws;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where AWS is and how patiently it is asked.
 *
 * @param endpoint one address for every API, for example {@code http://127.0.0.1:4566}; AWS itself
 *     if there is none
 * @param region for example {@code us-east-1}
 * @param connections how many requests may be under way at once, over all clients of the process
 * @param connectTimeout how long a connection may take to open
 * @param readTimeout how long an answer may take; longer than a long poll of 20 seconds
 * @param attempts how often a request is sent before its fault flies, the first time included
 */
@ConfigurationProperties("entrega.aws")
record AwsSettings(
    @Nullable URI endpoint,
    @DefaultValue("us-east-1") String region,
    @DefaultValue("200") int connections,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("30s") Duration readTimeout,
    @DefaultValue("4") int attempts) {}
