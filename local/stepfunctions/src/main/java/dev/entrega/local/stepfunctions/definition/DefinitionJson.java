package dev.entrega.local.stepfunctions.definition;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a tree of the text of a definition. Complaints read like those of AWS's Jackson, which is
 * an older one: it points behind what it could not read, and calls properties fields.
 */
final class DefinitionJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();
  private static final Pattern UNREAD =
      Pattern.compile("Unrecognized token '(.*)': .*|Unexpected character \\(.*", Pattern.DOTALL);

  private DefinitionJson() {}

  /** The tree; nothing, and a diagnostic, where the text is no JSON object. */
  static @Nullable ObjectNode parse(String definition, List<Diagnostic> diagnostics) {
    Diagnostic wrong;
    try {
      JsonNode json = MAPPER.readTree(definition);
      if (json instanceof ObjectNode object) {
        return object;
      }
      wrong =
          json.isMissingNode()
              ? new Diagnostic(
                  "MISSING_DESCRIPTION", "Received a null or empty workflow input.", null)
              : new Diagnostic(Fields.SCHEMA, "Expected value of type [OBJECT]", "/");
    } catch (StreamConstraintsException e) {
      wrong = new Diagnostic("TOO_DEEPLY_NESTED", e.getOriginalMessage(), null);
    } catch (JacksonException e) {
      String message = e.getOriginalMessage().replace("property name", "field name");
      String location = location(message, e.getLocation());
      wrong = new Diagnostic("INVALID_JSON_DESCRIPTION", message + "\n at " + location, location);
    }
    diagnostics.add(wrong);
    return null;
  }

  private static String location(String message, TokenStreamLocation at) {
    Matcher unread = UNREAD.matcher(message);
    int behind = !unread.matches() ? 0 : unread.group(1) == null ? 1 : unread.group(1).length();
    return "[Source: %s; line: %d, column: %d]"
        .formatted(at.sourceDescription(), at.getLineNr(), at.getColumnNr() + behind);
  }
}
