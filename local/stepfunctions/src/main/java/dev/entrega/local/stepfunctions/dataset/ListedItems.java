package dev.entrega.local.stepfunctions.dataset;

import dev.entrega.local.stepfunctions.expression.StatesError;
import dev.entrega.local.stepfunctions.integration.Buckets;
import dev.entrega.local.stepfunctions.integration.Buckets.Listed;
import dev.entrega.local.stepfunctions.integration.TaskFailed;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The objects of a bucket, or what lies in each of them. */
final class ListedItems implements Items {

  private final Reading reading;
  private final Buckets buckets;
  private final JsonNode arguments;
  private final Format.@Nullable OfFile files;
  private Iterator<Listed> page = Collections.emptyIterator();
  private @Nullable String continuation;
  private boolean isLast;
  private @Nullable Items file;

  ListedItems(Reading reading, Buckets buckets, JsonNode arguments, Format.@Nullable OfFile files) {
    this.reading = reading;
    this.buckets = buckets;
    this.arguments = arguments;
    this.files = files;
  }

  @Override
  public @Nullable Item next() throws StatesError, InterruptedException {
    String bucket = Reading.text(arguments, "Bucket");
    while (true) {
      Item item = file == null ? null : file.next();
      if (item != null) {
        return item;
      }
      close();
      Listed object = object();
      if (object == null) {
        return null;
      }
      if (files == null) {
        return Item.of(told(object), "S3://" + bucket);
      }
      if (!object.key().endsWith("/")) {
        file = reading.file(files, bucket, object.key());
      }
    }
  }

  private @Nullable Listed object() throws StatesError, InterruptedException {
    while (!page.hasNext() && !isLast) {
      try {
        Buckets.Page next = buckets.listObjectsV2(arguments, continuation);
        page = next.objects().iterator();
        continuation = next.continuation();
        isLast = continuation == null;
      } catch (TaskFailed e) {
        throw Reading.failed(e.cause());
      }
    }
    return page.hasNext() ? page.next() : null;
  }

  private static JsonNode told(Listed object) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Etag", object.etag())
        .put("Key", object.key())
        .put("LastModified", object.lastModified().getEpochSecond())
        .put("Size", object.size())
        .put("StorageClass", object.storageClass());
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
