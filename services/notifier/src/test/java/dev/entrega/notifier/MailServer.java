package dev.entrega.notifier;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server that takes everything, until it is told to refuse something. */
final class MailServer implements AutoCloseable {

  final List<MimeMessage> mails = new CopyOnWriteArrayList<>();

  volatile @Nullable RejectException fromAnswer;
  volatile @Nullable RejectException recipientAnswer;
  volatile @Nullable RejectException dataAnswer;

  private final SMTPServer server;

  MailServer() {
    server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("mail.test")
            .messageHandlerFactory(_ -> new Handler())
            .build();
    server.start();
  }

  int port() {
    return server.getPortAllocated();
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Handler implements MessageHandler {

    @Override
    public void from(String from) throws RejectException {
      answer(fromAnswer);
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      answer(recipientAnswer);
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
      var bytes = data.readAllBytes();
      answer(dataAnswer);
      try {
        mails.add(
            new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)));
      } catch (MessagingException e) {
        throw new IOException(e);
      }
      return null;
    }

    @Override
    public void done() {}

    private static void answer(@Nullable RejectException answer) throws RejectException {
      if (answer != null) {
        throw answer;
      }
    }
  }
}
