package dev.entrega.local.runtime;

import picocli.CommandLine;

/**
 * Starts the AWS endpoint alone and runs until Ctrl-C: {@code mvn -Pruntime -pl local/runtime -am
 * spring-boot:run}.
 */
public final class Main {

  private Main() {}

  /** Takes the options of {@link Command}. */
  public static void main(String[] arguments) {
    if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    }
    System.exit(new CommandLine(new Command()).execute(arguments));
  }
}
