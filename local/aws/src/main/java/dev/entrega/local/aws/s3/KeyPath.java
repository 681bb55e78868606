package dev.entrega.local.aws.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of the folders and of the file in which the object with a key lies: a key's parts
 * between slashes, in which everything that a file system may take for something else is written as
 * {@code %2E}. So no key leads out of its bucket, and each has a place of its own.
 *
 * <p>A part of more than {@value #LONGEST} characters is spread over folders whose names end in
 * {@code %~}. A lone {@code %} is an empty part; one at the end of a longer name makes room beside
 * a folder of that name, see {@link #beside}.
 */
final class KeyPath {

  private static final int LONGEST = 200;
  private static final String GOES_ON = "%~";
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 !#$&'()+,-.;=@[]^_`{}~";

  private KeyPath() {}

  /** The folders, and last the file. */
  static List<String> of(String key) {
    var names = new ArrayList<String>();
    for (String part : key.split("/", -1)) {
      spread(part, names);
    }
    return names;
  }

  private static void spread(String part, List<String> names) {
    var name = new StringBuilder();
    boolean dots = part.equals(".") || part.equals("..");
    for (int i = 0; i < part.length(); ) {
      int codePoint = part.codePointAt(i);
      i += Character.charCount(codePoint);
      String written = written(codePoint, dots);
      if (name.length() + written.length() > LONGEST) {
        names.add(name + GOES_ON);
        name.setLength(0);
      }
      name.append(written);
    }
    names.add(part.isEmpty() ? "%" : name.toString());
  }

  private static String written(int codePoint, boolean dots) {
    if (PLAIN.indexOf(codePoint) >= 0 && !(dots && codePoint == '.')) {
      return Character.toString(codePoint);
    }
    var text = new StringBuilder();
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      text.append("%%%02X".formatted(b));
    }
    return text.toString();
  }

  /** The name of a file whose own is that of a folder. */
  static String beside(String name) {
    return name + "%";
  }

  /** What a folder adds to the keys of all that lie in it; absent where no key leads there. */
  static @Nullable String folder(String name) {
    if (name.endsWith(GOES_ON)) {
      return read(name.substring(0, name.length() - GOES_ON.length()));
    }
    String part = read(name);
    return part == null ? null : part + "/";
  }

  /** What a file adds to its key; absent where no key leads there. */
  static @Nullable String file(String name) {
    return read(
        name.length() > 1 && name.endsWith("%") ? name.substring(0, name.length() - 1) : name);
  }

  private static @Nullable String read(String name) {
    if (name.equals("%")) {
      return "";
    }
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '%') {
        if (i + 2 >= name.length() || !isHex(name.charAt(i + 1)) || !isHex(name.charAt(i + 2))) {
          return null;
        }
        bytes.write(Integer.parseInt(name, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(name.charAt(i));
      }
    }
    String part = bytes.toString(StandardCharsets.UTF_8);
    return name.equals(unspread(part)) ? part : null;
  }

  /** The one way to write a part, which a file that was put here by hand may miss. */
  private static @Nullable String unspread(String part) {
    var names = new ArrayList<String>();
    spread(part, names);
    return names.size() == 1 ? names.getFirst() : null;
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0;
  }
}
