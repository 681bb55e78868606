package dev.entrega.local.aws.sns.signing;

import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Serves the certificate that {@code SigningCertURL} names. */
public final class CertificateApi implements Service {

  private final Signer signer;

  /** Serves that of {@code signer}. */
  public CertificateApi(Signer signer) {
    this.signer = signer;
  }

  @Override
  public Reply answer(Request request) {
    if (!request.path().equals(signer.path())) {
      throw AwsError.notFound(
          "NotFound", "Expected " + signer.path() + ", but found " + request.path());
    }
    return Reply.of(
        200,
        "application/x-pem-file",
        Map.of(),
        signer.certificate().getBytes(StandardCharsets.US_ASCII));
  }
}
