/**
 * A knowledge base of Bedrock's on one machine: a folder of Markdown behind the wire of Retrieve,
 * found by words instead of vectors.
 */
@NullMarked
package dev.entrega.local.aws.knowledge;

import org.jspecify.annotations.NullMarked;
