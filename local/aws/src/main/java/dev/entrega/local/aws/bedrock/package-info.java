/**
 * Bedrock on one machine: models by their ids behind the wire of Bedrock Runtime, InvokeModel and
 * Converse, whole and streamed.
 */
@NullMarked
package dev.entrega.local.aws.bedrock;

import org.jspecify.annotations.NullMarked;
