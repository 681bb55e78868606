package dev.entrega.chatbot.web;

import dev.entrega.chatbot.memory.Questions;
import dev.entrega.chatbot.questions.Question;
import dev.entrega.messaging.contracts.Contract;
import dev.entrega.messaging.contracts.Json;
import dev.entrega.messaging.contracts.Violation;
import dev.entrega.messaging.orders.QuestionAsked;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.node.ObjectNode;

/**
 * Questions over HTTP, from customers who show their token as {@code Authorization: Bearer}. The
 * customer is the token's, whatever the body says. Every error is a problem detail.
 */
@RestController
@RequestMapping("/api/questions")
final class QuestionController {

  private static final Contract CONTRACT = Contract.named("question.asked");
  private static final String BEARER = "Bearer ";

  private final CustomerTokens tokens;
  private final LiveAnswers answers;
  private final Questions questions;

  QuestionController(CustomerTokens tokens, LiveAnswers answers, Questions questions) {
    this.tokens = tokens;
    this.answers = answers;
    this.questions = questions;
  }

  /**
   * Takes {@code {text, conversationId, questionId?, orderId?, locale?}} and begins to answer; the
   * answer's events are where {@code Location} says.
   */
  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Asked> ask(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent,
      @RequestBody ObjectNode body) {
    var question = question(customer(authorization), body, traceparent);
    questions.keep(question);
    var _ = answers.begin(question);
    return ResponseEntity.accepted()
        .location(URI.create("/api/questions/%s/events".formatted(question.key().questionId())))
        .body(new Asked(question.key().questionId(), question.conversationId()));
  }

  /** The same, and the events come at once. */
  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> askAndWatch(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent,
      @RequestBody ObjectNode body) {
    return stream(answers.open(question(customer(authorization), body, traceparent), EventId.NONE));
  }

  /**
   * The events of an answer: {@code answer.delta} any number of times, then {@code
   * answer.completed} or {@code answer.failed}. A stream that broke off is taken up behind {@code
   * Last-Event-ID}; an answer that is over comes as a new attempt. Whoever has seen the end is told
   * by 204 not to come back.
   */
  @GetMapping(path = "/{questionId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> events(
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      @RequestHeader(name = "Last-Event-ID", defaultValue = "") String lastEventId,
      @PathVariable String questionId) {
    var key = new Question.Key(customer(authorization), questionId);
    var question =
        questions
            .find(key)
            .orElseThrow(() ->
                new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "You have asked no question of that id."));
    var seen = EventId.parse(lastEventId);
    return seen.isEnd() ? ResponseEntity.noContent().build() : stream(answers.open(question, seen));
  }

  /** What became of a question that was taken. */
  record Asked(String questionId, String conversationId) {}

  private String customer(String authorization) {
    return (authorization.startsWith(BEARER)
            ? tokens.customerOf(authorization.substring(BEARER.length()))
            : Optional.<String>empty())
        .orElseThrow(() ->
            new ResponseStatusException(
                HttpStatus.UNAUTHORIZED, "Expected a customer's token that holds."));
  }

  private static Question question(
      String customerId, ObjectNode body, @Nullable String traceparent) {
    body.put("customerId", customerId);
    if (!body.has("questionId")) {
      body.put("questionId", UUID.randomUUID().toString());
    }
    try {
      CONTRACT.check(body);
    } catch (Violation violation) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, violation.reason(), violation);
    }
    return Question.of(Json.MAPPER.treeToValue(body, QuestionAsked.class), traceparent);
  }

  private static ResponseEntity<SseEmitter> stream(SseEmitter emitter) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Accel-Buffering", "no")
        .body(emitter);
  }
}
