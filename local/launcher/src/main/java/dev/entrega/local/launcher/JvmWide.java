package dev.entrega.local.launcher;

import jakarta.mail.util.StreamProvider;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** What can only be said once for a whole JVM, and therefore by none of the services. */
final class JvmWide {

  private JvmWide() {}

  /** Returns with logging and mails as this process wants them; again changes nothing. */
  static void prepare() {
    // logback.xml rules; else the last service to start would configure the log of all of them.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    // Else each part of a mail looks through the class path for it: a quarter of what a mail costs.
    System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }
}
