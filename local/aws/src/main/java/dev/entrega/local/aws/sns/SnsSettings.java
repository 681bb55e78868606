package dev.entrega.local.aws.sns;

import dev.entrega.local.aws.sns.delivery.MailServer;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What SNS needs to know of the world.
 *
 * @param publicUrl what links to this endpoint begin with; null: where it listens
 * @param mail the server that takes mails; null: both protocols for mail are refused
 * @param pace what every pause between retries is multiplied by; 1 is AWS's own pace
 */
public record SnsSettings(@Nullable URI publicUrl, @Nullable MailServer mail, double pace) {

  /** No mail, AWS's pace. */
  public static SnsSettings defaults() {
    return new SnsSettings(null, null, 1);
  }

  /** With mail. */
  public SnsSettings withMail(MailServer server) {
    return new SnsSettings(publicUrl, server, pace);
  }

  /** With links that work from elsewhere. */
  public SnsSettings withPublicUrl(URI url) {
    return new SnsSettings(url, mail, pace);
  }

  /** With retries that come sooner or later than AWS's. */
  public SnsSettings withPace(double factor) {
    return new SnsSettings(publicUrl, mail, factor);
  }
}
