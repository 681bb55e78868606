package dev.entrega.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.mock.web.MockHttpServletResponse;

final class ProblemsTest {

  private final Problems problems = new Problems();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void a_fault_of_ours_is_a_problem_that_says_nothing_of_its_insides() {
    var problem = problems.unexpected(new IllegalStateException("password=x"), response);

    assertThat(problem)
        .isEqualTo(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong here. It has been logged."));
  }

  @Test
  void nobody_is_answered_who_has_gone_or_was_answered_already() {
    assertThat(problems.unexpected(new IOException("Broken pipe"), response)).isNull();

    response.setCommitted(true);
    assertThat(problems.unexpected(new IllegalStateException("late"), response)).isNull();
  }
}
