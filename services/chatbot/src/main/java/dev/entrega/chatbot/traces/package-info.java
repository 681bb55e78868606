/** Spans of questions and of the steps of their answers, and who is told of them. */
@NullMarked
package dev.entrega.chatbot.traces;

import org.jspecify.annotations.NullMarked;
