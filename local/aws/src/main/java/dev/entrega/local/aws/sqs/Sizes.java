package dev.entrega.local.aws.sqs;

/** How long a text is on the wire. */
public final class Sizes {

  private Sizes() {}

  /** Bytes of a text in UTF-8, without encoding it. */
  public static int utf8(String text) {
    var bytes = 0;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        bytes += 2;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}
