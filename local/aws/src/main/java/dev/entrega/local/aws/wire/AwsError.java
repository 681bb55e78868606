package dev.entrega.local.aws.wire;

/** A service said no, in AWS's words; each wire writes it in its own form. */
public final class AwsError extends RuntimeException {

  private final int status;
  private final String code;

  private AwsError(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** The caller's fault, HTTP 400. */
  public static AwsError badRequest(String code, String message) {
    return new AwsError(400, code, message);
  }

  /** The thing isn't there, HTTP 404. */
  public static AwsError notFound(String code, String message) {
    return new AwsError(404, code, message);
  }

  /** Another status, where AWS's manual asks for one. */
  public static AwsError of(int status, String code, String message) {
    return new AwsError(status, code, message);
  }

  /** No such operation here. */
  public static AwsError unknownOperation(String message) {
    return badRequest("UnknownOperationException", message);
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** The error's name, as an SDK or a {@code Catch} knows it. */
  public String code() {
    return code;
  }

  /** For people; never absent. */
  public String text() {
    var message = getMessage();
    return message == null ? code : message;
  }
}
