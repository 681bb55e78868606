package dev.entrega.local.aws.bedrock;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.EventStream;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An answer that is told while the model gives it, whatever the events are called. */
interface AnswerStream extends EventStream {

  /** What is told. */
  Answer answer();

  /** What comes before the first token. */
  void open(Events events) throws IOException, InterruptedException;

  /** One piece. */
  void piece(String text, Events events) throws IOException, InterruptedException;

  /** What comes after the last token. */
  void close(Events events) throws IOException, InterruptedException;

  @Override
  default void tell(Events events) throws IOException, InterruptedException {
    try (var answer = answer()) {
      open(events);
      for (var text = answer.next(); text != null; text = answer.next()) {
        piece(text, events);
      }
      close(events);
    } catch (AwsError e) {
      throw e;
    } catch (RuntimeException e) {
      log().error("A model failed in the middle of its answer", e);
      throw BedrockErrors.broken(e);
    }
  }

  private static Logger log() {
    return LoggerFactory.getLogger(AnswerStream.class);
  }
}
