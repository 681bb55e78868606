/** Questions over HTTP, answers as they are written, and what humans have. */
@NullMarked
package dev.entrega.chatbot.web;

import org.jspecify.annotations.NullMarked;
