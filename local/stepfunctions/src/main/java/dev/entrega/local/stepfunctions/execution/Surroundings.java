package dev.entrega.local.stepfunctions.execution;

import dev.entrega.local.stepfunctions.expression.Observer;
import dev.entrega.local.stepfunctions.integration.HttpObserver;
import dev.entrega.local.stepfunctions.integration.Integrations;
import dev.entrega.local.stepfunctions.time.Time;
import java.util.random.RandomGenerator;

/**
 * What executions reach beyond themselves.
 *
 * @param random where jitter and random intrinsic functions draw from; safe for many threads
 * @param region what events tell of where a service is called
 * @param observer who is shown what data become on their way through states
 * @param http who is shown what Tasks send and get by HTTP
 * @param mocks what answers Tasks in the place of services
 * @param restart how executions are the same after a restart
 */
public record Surroundings(
    Time time,
    Integrations integrations,
    RandomGenerator random,
    String region,
    Observer observer,
    HttpObserver http,
    Mocks mocks,
    Restart restart) {}
