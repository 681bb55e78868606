package dev.entrega.local.aws.sqs;

import java.util.Base64;

/**
 * An attribute of a message, alike in SQS and SNS.
 *
 * @param dataType {@code String}, {@code Number} or {@code Binary}, perhaps with a label after a
 *     dot; in SNS also {@code String.Array}
 * @param value text; base64 where the type is {@code Binary}
 */
public record MessageAttribute(String dataType, String value) {

  /** Whether the value is base64. */
  public boolean isBinary() {
    return dataType.startsWith("Binary");
  }

  /** What the attribute adds to a message's size, beside its name: bytes of type and value. */
  public int size() {
    var bytes = isBinary() ? Base64.getDecoder().decode(value).length : Sizes.utf8(value);
    return Sizes.utf8(dataType) + bytes;
  }
}
