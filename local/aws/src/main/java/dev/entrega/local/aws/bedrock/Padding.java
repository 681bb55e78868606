package dev.entrega.local.aws.bedrock;

import java.util.concurrent.ThreadLocalRandom;

/** What AWS adds to each event, so that its length does not give its token away. */
final class Padding {

  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  private Padding() {}

  static String next() {
    return ALPHABET.substring(0, ThreadLocalRandom.current().nextInt(1, ALPHABET.length() + 1));
  }
}
