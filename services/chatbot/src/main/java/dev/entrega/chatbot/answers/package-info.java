/** Answers, each once and with an end: rules, prompt, attempts, and who is told. */
@NullMarked
package dev.entrega.chatbot.answers;

import org.jspecify.annotations.NullMarked;
