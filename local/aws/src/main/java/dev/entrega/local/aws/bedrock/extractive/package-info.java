/**
 * The model {@code entrega.local-extractive}: no language model, but rules that say so. It tells an
 * order's facts in prepared sentences, quotes whole sentences of the passages that it is given, and
 * admits what it does not know.
 */
@NullMarked
package dev.entrega.local.aws.bedrock.extractive;

import org.jspecify.annotations.NullMarked;
