/**
 * What the door takes and gives, in the shapes and with the names of the AWS Step Functions API.
 */
@NullMarked
package dev.entrega.local.stepfunctions.api;

import org.jspecify.annotations.NullMarked;
