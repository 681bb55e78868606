/** What is remembered of questions, conversations and orders, and for how long: all SQL. */
@NullMarked
package dev.entrega.chatbot.memory;

import org.jspecify.annotations.NullMarked;
