package dev.entrega.chatbot;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * For the people who take over, beside the other operators' endpoints: {@code GET
 * /actuator/handoffs} tells which conversations they have; {@code DELETE
 * /actuator/handoffs/{customerId}/{conversationId}} gives one back to the assistant.
 */
@Endpoint(id = "handoffs")
final class HandOffs {

  private static final int MOST = 500;

  private final Conversations conversations;

  HandOffs(Conversations conversations) {
    this.conversations = conversations;
  }

  @ReadOperation
  List<Conversations.HandedOff> handedOff() {
    return conversations.handedOff(MOST);
  }

  @DeleteOperation
  WebEndpointResponse<Void> release(@Selector String customerId, @Selector String conversationId) {
    return new WebEndpointResponse<>(
        conversations.release(customerId, conversationId)
            ? WebEndpointResponse.STATUS_NO_CONTENT
            : WebEndpointResponse.STATUS_NOT_FOUND);
  }
}
