package dev.entrega.local.aws.bedrock;

import java.util.stream.Stream;

/** A language model, or what stands in for one. */
@FunctionalInterface
public interface Model {

  /**
   * Answers in pieces, each of which is on its way to the caller before the next one is asked for.
   * A slow model is one whose stream blocks; the stream is closed at its end, and when nobody
   * listens any more.
   *
   * @throws dev.entrega.local.aws.wire.AwsError it will not answer; thrown by the stream, it is
   *     told in the middle of the answer
   */
  Stream<String> answer(Prompt prompt);
}
