package dev.entrega.local.aws;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler.Visitor;
import tools.jackson.databind.JsonNode;

/** What a client hears of an answer while it is told. */
final class StreamedAnswer {

  private final List<JsonNode> chunks = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> end;

  private StreamedAnswer(BedrockRuntimeAsyncClient client, String model, String body) {
    var visitor =
        Visitor.builder()
            .onChunk(part -> chunks.add(TaskRunner.JSON.readTree(part.bytes().asUtf8String())))
            .build();
    end =
        client.invokeModelWithResponseStream(
            r -> r.modelId(model).body(SdkBytes.fromUtf8String(body)),
            InvokeModelWithResponseStreamResponseHandler.builder().subscriber(visitor).build());
  }

  static StreamedAnswer of(BedrockRuntimeAsyncClient client, String model, String body) {
    return new StreamedAnswer(client, model, body);
  }

  /** All chunks so far. */
  List<JsonNode> chunks() {
    return List.copyOf(chunks);
  }

  /** All chunks of an answer that ends well. */
  List<JsonNode> whole() {
    end.join();
    return chunks();
  }

  /** All chunks of an answer that ends, well or not. */
  List<JsonNode> atItsEnd() {
    end.handle((_, _) -> true).join();
    return chunks();
  }

  /** Why it did not end well. */
  Throwable failure() {
    await().until(end::isDone);
    return end.exceptionNow();
  }

  /** The text of Claude's deltas so far. */
  String text() {
    var text = new StringBuilder();
    chunks.forEach(chunk -> text.append(chunk.at("/delta/text").asString("")));
    return text.toString();
  }
}
