package dev.entrega.chatbot.model;

import dev.entrega.messaging.contracts.Json;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;

/**
 * A model on Amazon Bedrock that speaks Claude's Messages format, streamed.
 *
 * <p>The SDK's threads only put down what comes; it is read by the caller's. So nothing that the
 * caller does can be swallowed by the SDK, and a stream that falls silent is noticed. The client
 * must not try again by itself: that repeats what was already shown.
 */
final class BedrockModel implements Model {

  /** What the next attempt would meet again. */
  private static final Set<String> FINAL =
      Set.of("ValidationException", "AccessDeniedException", "ResourceNotFoundException");

  private final BedrockRuntimeAsyncClient bedrock;
  private final ModelSettings settings;

  BedrockModel(BedrockRuntimeAsyncClient bedrock, ModelSettings settings) {
    this.bedrock = bedrock;
    this.settings = settings;
  }

  private sealed interface Signal {

    record Chunk(String json) implements Signal {}

    record Fault(Throwable cause) implements Signal {}

    enum End implements Signal {
      END
    }
  }

  @Override
  public Usage answer(Prompt prompt, Consumer<String> pieces) throws InterruptedException {
    var signals = new LinkedBlockingQueue<Signal>();
    var call = bedrock.invokeModelWithResponseStream(request(prompt), handler(signals));
    var _ =
        call.whenComplete(
            (_, fault) -> signals.add(fault == null ? Signal.End.END : new Signal.Fault(fault)));
    try {
      return read(signals, pieces);
    } finally {
      call.cancel(true);
    }
  }

  private Usage read(BlockingQueue<Signal> signals, Consumer<String> pieces)
      throws InterruptedException {
    var stream = new ClaudeStream(pieces);
    var patience = settings.firstChunk();
    while (true) {
      switch (next(signals, patience)) {
        case Signal.Chunk(var json) -> stream.take(json);
        case Signal.Fault(var cause) -> throw fault(cause);
        case Signal.End _ -> {
          return stream.usage(settings.id());
        }
      }
      patience = settings.nextChunk();
    }
  }

  private static Signal next(BlockingQueue<Signal> signals, Duration patience)
      throws InterruptedException {
    var signal = signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (signal == null) {
      throw new ModelFault(
          "timeout",
          false,
          "Expected the next piece within %d ms, but there was none".formatted(patience.toMillis()),
          null);
    }
    return signal;
  }

  private InvokeModelWithResponseStreamRequest request(Prompt prompt) {
    var body = ClaudeRequest.of(prompt, settings.maxTokens());
    return InvokeModelWithResponseStreamRequest.builder()
        .modelId(settings.id())
        .contentType("application/json")
        .accept("application/json")
        .body(SdkBytes.fromUtf8String(Json.MAPPER.writeValueAsString(body)))
        .build();
  }

  private static InvokeModelWithResponseStreamResponseHandler handler(
      BlockingQueue<Signal> signals) {
    return InvokeModelWithResponseStreamResponseHandler.builder()
        .subscriber(
            InvokeModelWithResponseStreamResponseHandler.Visitor.builder()
                .onChunk(chunk -> signals.add(new Signal.Chunk(chunk.bytes().asUtf8String())))
                .build())
        .build();
  }

  static ModelFault fault(Throwable thrown) {
    var cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    var details = cause instanceof AwsServiceException answer ? answer.awsErrorDetails() : null;
    var code = details == null ? null : details.errorCode();
    var type = code == null ? cause.getClass().getSimpleName() : code;
    return new ModelFault(
        type, FINAL.contains(type), "Expected an answer, but: " + cause.getMessage(), cause);
  }
}
