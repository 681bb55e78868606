package dev.entrega.courier;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this service.
 *
 * @param eventsAtOnce how many delivery events are stored at the same time
 * @param patience for how long a parcel's end waits for its dispatch to be heard of, since events
 *     are stored side by side and one may overtake the other
 * @param settlersAtOnce how many orders are settled at the same time
 * @param lease for how long an order that is being settled is left alone by everybody else, so also
 *     how long it waits after a crash; longer than AWS takes to answer
 * @param pause for how long an order rests after a fault of AWS
 * @param sweepEvery how often orders that are still to be settled are looked for
 * @param sweepSize how many of them are taken at once
 */
@ConfigurationProperties("courier")
record CourierSettings(
    @DefaultValue("8") int eventsAtOnce,
    @DefaultValue("1s") Duration patience,
    @DefaultValue("8") int settlersAtOnce,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("5s") Duration pause,
    @DefaultValue("2s") Duration sweepEvery,
    @DefaultValue("32") int sweepSize) {}
