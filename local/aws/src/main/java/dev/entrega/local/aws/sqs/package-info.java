/**
 * SQS: ElasticMQ's queues, reached in process where calls are many and over its wire for the rest.
 */
@NullMarked
package dev.entrega.local.aws.sqs;

import org.jspecify.annotations.NullMarked;
