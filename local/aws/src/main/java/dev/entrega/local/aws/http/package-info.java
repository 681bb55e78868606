/** What HTTP tasks call: requests to any API, as far as the settings let them go. */
@NullMarked
package dev.entrega.local.aws.http;

import org.jspecify.annotations.NullMarked;
