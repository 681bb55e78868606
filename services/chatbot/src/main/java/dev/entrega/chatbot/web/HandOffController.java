package dev.entrega.chatbot.web;

import dev.entrega.chatbot.memory.Conversations;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * For the people who take over, with the operators' token as {@code Authorization: Bearer}: {@code
 * GET /api/hand-offs} tells which conversations they have; {@code DELETE
 * /api/hand-offs/{customerId}/{conversationId}} gives one back to the assistant.
 */
@RestController
@RequestMapping("/api/hand-offs")
final class HandOffController {

  private static final int MOST = 500;

  private final OperatorToken token;
  private final Conversations conversations;

  HandOffController(OperatorToken token, Conversations conversations) {
    this.token = token;
    this.conversations = conversations;
  }

  @GetMapping
  List<Conversations.HandedOff> handedOff(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
    check(authorization);
    return conversations.handedOff(MOST);
  }

  @DeleteMapping("/{customerId}/{conversationId}")
  ResponseEntity<Void> release(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      @PathVariable String customerId,
      @PathVariable String conversationId) {
    check(authorization);
    return conversations.release(customerId, conversationId)
        ? ResponseEntity.noContent().build()
        : ResponseEntity.notFound().build();
  }

  private void check(String authorization) {
    if (!token.isIn(authorization)) {
      throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "Expected the operators' token.");
    }
  }
}
