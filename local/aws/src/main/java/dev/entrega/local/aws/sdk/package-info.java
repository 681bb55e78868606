/**
 * AWS's SDK for Java as one integration: any action of any service whose module is on the class
 * path, found by reflection and sent to whatever endpoint is configured.
 */
@NullMarked
package dev.entrega.local.aws.sdk;

import org.jspecify.annotations.NullMarked;
