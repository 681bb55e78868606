/** Who writes answers, and what that takes and costs: a model of Bedrock, behind a port. */
@NullMarked
package dev.entrega.chatbot.model;

import org.jspecify.annotations.NullMarked;
