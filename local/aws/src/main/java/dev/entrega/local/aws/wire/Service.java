package dev.entrega.local.aws.wire;

/** One AWS service behind the port. */
@FunctionalInterface
public interface Service {

  /**
   * Answers one request, on a virtual thread of its own that may block.
   *
   * @throws AwsError the service said no
   * @throws InterruptedException the endpoint closes
   */
  Reply answer(Request request) throws InterruptedException;
}
