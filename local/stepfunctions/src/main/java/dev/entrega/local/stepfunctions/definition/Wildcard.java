package dev.entrega.local.stepfunctions.definition;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in which a star stands for any characters, and a backslash takes the meaning from what
 * follows it. It is looked for from left to right without going back, so that no text makes it
 * slow.
 *
 * @param parts what stands between the stars
 */
record Wildcard(List<String> parts) {

  static Wildcard of(String text) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c == '\\' && i + 1 < text.length() ? text.charAt(++i) : c);
      }
    }
    parts.add(part.toString());
    return new Wildcard(List.copyOf(parts));
  }

  boolean matches(String text) {
    String first = parts.getFirst();
    if (parts.size() == 1) {
      return text.equals(first);
    }
    String last = parts.getLast();
    int end = text.length() - last.length();
    if (!text.startsWith(first) || end < first.length() || !text.endsWith(last)) {
      return false;
    }
    int from = first.length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = text.indexOf(part, from);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      from = found + part.length();
    }
    return true;
  }
}
