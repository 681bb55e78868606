package dev.entrega.availability;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of this service.
 *
 * @param countsAtOnce how many stock counts are stored at the same time
 */
@ConfigurationProperties("availability")
record AvailabilitySettings(@DefaultValue("4") int countsAtOnce) {}
