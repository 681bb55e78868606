package dev.entrega.local.launcher.template;

import dev.entrega.local.launcher.template.Value.Call;
import dev.entrega.local.launcher.template.Value.Fields;
import dev.entrega.local.launcher.template.Value.Items;
import dev.entrega.local.launcher.template.Value.Scalar;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads YAML with CloudFormation's tags, {@code !Ref}, and their long forms, {@code {Ref: …}}. */
final class TemplateReader {

  private static final Set<Tag> BARE = Set.of(Tag.INT, Tag.FLOAT, Tag.BOOL);

  private TemplateReader() {}

  static Fields read(String yaml) {
    var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
    if (root instanceof MappingNode mapping && value(mapping) instanceof Fields fields) {
      return fields;
    }
    throw new IllegalStateException("Expected a template, but the text is no map of sections.");
  }

  private static Value value(Node node) {
    var tag = node.getTag().getValue();
    return tag.startsWith("!") ? new Call(function(tag), untagged(node)) : untagged(node);
  }

  private static Value untagged(Node node) {
    return switch (node) {
      case ScalarNode scalar -> new Scalar(scalar.getValue(), BARE.contains(scalar.getTag()));
      case SequenceNode sequence ->
          new Items(sequence.getValue().stream().map(TemplateReader::value).toList());
      case MappingNode mapping -> fieldsOrCall(mapping);
      default ->
          throw new IllegalStateException("Expected no alias, but found" + node.getStartMark());
    };
  }

  private static Value fieldsOrCall(MappingNode mapping) {
    var fields = new LinkedHashMap<String, Value>();
    for (var pair : mapping.getValue()) {
      fields.put(((ScalarNode) pair.getKeyNode()).getValue(), value(pair.getValueNode()));
    }
    if (fields.size() == 1) {
      var only = fields.firstEntry();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return new Call(only.getKey(), only.getValue());
      }
    }
    return new Fields(fields);
  }

  private static String function(String tag) {
    return tag.equals("!Ref") ? "Ref" : "Fn::" + tag.substring(1);
  }
}
