/** What Task states can call: one class a service, gathered in {@link TaskIntegrations}. */
@NullMarked
package dev.entrega.local.aws.integration;

import org.jspecify.annotations.NullMarked;
