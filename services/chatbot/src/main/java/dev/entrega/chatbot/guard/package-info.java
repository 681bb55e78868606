/** What must not be told to a customer, and does not pass. */
@NullMarked
package dev.entrega.chatbot.guard;

import org.jspecify.annotations.NullMarked;
