package dev.entrega.local.aws.s3;

import java.util.Comparator;

/** The order of keys: that of their bytes in UTF-8, which is that of their code points. */
final class Keys {

  static final Comparator<String> ORDER = Keys::compare;

  private Keys() {}

  private static int compare(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    for (int i = 0; i < shorter; ) {
      int here = one.codePointAt(i);
      int there = other.codePointAt(i);
      if (here != there) {
        return Integer.compare(here, there);
      }
      i += Character.charCount(here);
    }
    return Integer.compare(one.length(), other.length());
  }
}
