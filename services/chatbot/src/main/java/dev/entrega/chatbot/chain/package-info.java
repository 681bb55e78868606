/** What is looked up before an answer: a state machine of Step Functions, behind a port. */
@NullMarked
package dev.entrega.chatbot.chain;

import org.jspecify.annotations.NullMarked;
