package dev.entrega.local.stepfunctions.expression.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $string} and {@code $pad}. */
final class Texts {

  private Texts() {}

  static @Nullable Object string(Arguments arguments) {
    Object value = arguments.at(0);
    if (value == null || value instanceof String) {
      return value;
    }
    if (Signature.letter(value) == 'f') {
      return "";
    }
    var out = new StringBuilder();
    write(value, Boolean.TRUE.equals(arguments.at(1)) ? "\n" : "", out);
    return out.toString();
  }

  /** A value as JSON; {@code line} begins each line, and is empty where all goes on one. */
  static void write(@Nullable Object value, String line, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case String text -> quote(text, out);
      case Number number -> out.append(Numbers.text(number));
      case Boolean flag -> out.append(flag);
      case Map<?, ?> map -> object(map, line, out);
      case List<?> list -> array(list, line, out);
      default -> out.append(Jsonata.NULL_VALUE.equals(value) ? "null" : "\"\"");
    }
    Bounds.room(out.length());
  }

  private static void object(Map<?, ?> map, String line, StringBuilder out) {
    String inner = line.isEmpty() ? "" : line + "  ";
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    out.append('{');
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      out.append(inner);
      quote((String) entry.getKey(), out);
      out.append(line.isEmpty() ? ":" : ": ");
      write(entry.getValue(), inner, out);
      out.append(entries.hasNext() ? "," : line);
    }
    out.append('}');
  }

  private static void array(List<?> list, String line, StringBuilder out) {
    String inner = line.isEmpty() ? "" : line + "  ";
    Iterator<?> elements = list.iterator();
    out.append('[');
    while (elements.hasNext()) {
      out.append(inner);
      write(elements.next(), inner, out);
      out.append(elements.hasNext() ? "," : line);
    }
    out.append(']');
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  static @Nullable Object pad(Arguments arguments) {
    String text = arguments.text(0);
    Long width = arguments.integer(1);
    if (text == null || width == null) {
      return text;
    }
    String filling = arguments.text(2);
    int[] points = (filling == null || filling.isEmpty() ? " " : filling).codePoints().toArray();
    long missing = Math.abs(width) - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    Bounds.room(missing);
    var padding = new StringBuilder();
    for (int i = 0; i < missing; i++) {
      padding.appendCodePoint(points[i % points.length]);
    }
    return width > 0 ? text + padding : padding + text;
  }
}
