/** Answers customers: facts of their own orders, passages of the help centre, a model's words. */
@NullMarked
package dev.entrega.chatbot;

import org.jspecify.annotations.NullMarked;
