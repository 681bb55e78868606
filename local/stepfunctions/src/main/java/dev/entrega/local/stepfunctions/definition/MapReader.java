package dev.entrega.local.stepfunctions.definition;

import dev.entrega.local.stepfunctions.dataset.Transformation;
import dev.entrega.local.stepfunctions.expression.DataFlow;
import dev.entrega.local.stepfunctions.expression.Payload;
import dev.entrega.local.stepfunctions.expression.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a Map. */
final class MapReader {

  private final DefinitionReader reader;
  private final Dialect dialect;
  private final Fields fields;

  MapReader(DefinitionReader reader, Dialect dialect, Fields fields) {
    this.reader = reader;
    this.dialect = dialect;
    this.fields = fields;
  }

  @Nullable State read(String name, @Nullable String next) {
    if (fields.has("ItemProcessor") && fields.has("Iterator")) {
      fields.refuseAll("Only one of these fields is allowed: [ItemProcessor, Iterator]");
    }
    Fields processor = fields.object(fields.has("ItemProcessor") ? "ItemProcessor" : "Iterator");
    if (processor == null) {
      fields.refuseAll("These fields are required: [ItemProcessor]");
      return null;
    }
    Fields config = processor.object("ProcessorConfig");
    String mode = config == null ? null : config.oneOf("Mode", List.of("INLINE", "DISTRIBUTED"));
    boolean distributed = "DISTRIBUTED".equals(mode);
    boolean express = config != null && distributed && isExpress(config);
    StateMachine machine =
        distributed ? reader.processor(processor, express) : reader.machine(processor);
    processor.refuseOthers();
    Template selector = dialect.itemSelector(fields);
    Amount concurrency = dialect.amount(fields, "MaxConcurrency", 0);
    var tolerance =
        new Tolerance(
            dialect.amount(fields, "ToleratedFailureCount", 0),
            dialect.share(fields, "ToleratedFailurePercentage"));
    MapMode where = distributed ? distributed(processor, express) : new MapMode.Inline();
    var items =
        new State.Map.Items(
            dialect.items(fields),
            selector,
            concurrency == null ? new Amount.Fixed(0) : concurrency);
    DataFlow flow = dialect.ofMap(fields);
    Recovery recovery = RecoveryReader.read(fields, dialect);
    return machine == null
        ? null
        : new State.Map(name, flow, items, machine, where, tolerance, recovery, next);
  }

  private boolean isExpress(Fields config) {
    config.require("ExecutionType");
    return "EXPRESS".equals(config.oneOf("ExecutionType", List.of("STANDARD", "EXPRESS")));
  }

  private MapMode distributed(Fields processor, boolean express) {
    String label = fields.text("Label");
    reader.labels().take(fields);
    ItemReader items = fields.has("ItemReader") ? new DatasetReader(dialect, fields).read() : null;
    return new MapMode.Distributed(express, label, items, batcher(), writer(), processor.source());
  }

  private @Nullable ItemBatcher batcher() {
    Fields batcher = fields.object("ItemBatcher");
    if (batcher == null) {
      return null;
    }
    Amount items = dialect.amount(batcher, "MaxItemsPerBatch", 1);
    Amount bytes = dialect.amount(batcher, "MaxInputBytesPerBatch", 1);
    if (bytes instanceof Amount.Fixed(var most) && most > Payload.LIMIT) {
      batcher.refuse("Value is not in the range of 1 to " + Payload.LIMIT, "MaxInputBytesPerBatch");
    }
    if (items == null && bytes == null) {
      batcher.refuseAll(
          "At least one of these fields is required: [MaxItemsPerBatch, MaxInputBytesPerBatch]");
    }
    Template input = dialect.template(batcher, "BatchInput");
    batcher.refuseOthers();
    return new ItemBatcher(items, bytes, input);
  }

  private @Nullable ResultWriter writer() {
    Fields writer = fields.object("ResultWriter");
    if (writer == null) {
      return null;
    }
    Fields config = writer.object("WriterConfig");
    boolean exports = writer.has("Resource");
    Template arguments = dialect.arguments(writer);
    if (exports) {
      ServiceActions.read(writer, "Resource", List.of("s3:putObject"));
    }
    if (exports != (arguments != null) || (!exports && config == null)) {
      writer.refuseAll(
          "At least one of these combinations of fields is required: [WriterConfig], [Resource, "
              + dialect.nameOfArguments()
              + "]");
    }
    Transformation transformation = exports ? Transformation.NONE : Transformation.COMPACT;
    boolean lines = false;
    if (config != null) {
      String wanted = config.oneOf("Transformation", List.of("NONE", "COMPACT", "FLATTEN"));
      transformation = wanted == null ? transformation : Transformation.valueOf(wanted);
      lines = "JSONL".equals(config.oneOf("OutputType", List.of("JSON", "JSONL")));
      config.refuseOthers();
    }
    writer.refuseOthers();
    return new ResultWriter(arguments, transformation, lines);
  }
}
