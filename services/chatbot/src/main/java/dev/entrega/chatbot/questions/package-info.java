/** What customers ask, by whichever way, and in which language. */
@NullMarked
package dev.entrega.chatbot.questions;

import org.jspecify.annotations.NullMarked;
