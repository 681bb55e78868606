package dev.entrega.local.aws.sdk;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/** How fields are spelt in a Task's arguments and result. */
enum SdkNames {
  /** As in {@code aws-sdk} integrations: the SDK's own accessors, beginning with a capital. */
  JAVA {
    @Override
    String of(SdkField<?> field) {
      return capitalized(accessor(field.memberName()));
    }
  },

  /** As in optimized integrations: the service's own names, beginning with a capital. */
  API {
    @Override
    String of(SdkField<?> field) {
      var payload = field.location() == MarshallLocation.PAYLOAD;
      return capitalized(payload ? field.locationName() : field.memberName());
    }
  };

  abstract String of(SdkField<?> field);

  /**
   * The SDK spells accessors with the first word in small letters, however many capitals it has:
   * {@code MD5OfMessageBody} is {@code md5OfMessageBody}, {@code ETag} is {@code eTag}.
   */
  private static String accessor(String member) {
    var small = 1;
    while (small < member.length()
        && Character.isUpperCase(member.charAt(small))
        && !(small < member.length() - 1 && Character.isLowerCase(member.charAt(small + 1)))) {
      small++;
    }
    return member.substring(0, small).toLowerCase(java.util.Locale.ROOT) + member.substring(small);
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
