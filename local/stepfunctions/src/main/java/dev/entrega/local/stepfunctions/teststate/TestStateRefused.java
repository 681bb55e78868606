package dev.entrega.local.stepfunctions.teststate;

/** A request of TestState makes no sense; the door gives it to the caller. */
public final class TestStateRefused extends Exception {

  private final String code;

  private TestStateRefused(String code, String message) {
    super(message);
    this.code = code;
  }

  static TestStateRefused invalid(String message) {
    return new TestStateRefused("ValidationException", message);
  }

  static TestStateRefused definition(String message) {
    return new TestStateRefused("InvalidDefinition", message);
  }

  /** AWS's name for the error. */
  public String code() {
    return code;
  }
}
