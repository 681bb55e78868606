package dev.entrega.chatbot.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Turns whatever goes wrong into a problem detail (RFC 9457). What Spring knows as an error of the
 * client, it answers itself; the rest is ours, is logged, and says nothing of its insides.
 */
@RestControllerAdvice
final class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  @Nullable ProblemDetail unexpected(Exception fault, HttpServletResponse response) {
    if (response.isCommitted() || DisconnectedClientHelper.isClientDisconnectedException(fault)) {
      return null;
    }
    LOG.error("Expected to answer, but failed", fault);
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. It has been logged.");
  }
}
