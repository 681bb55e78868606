package dev.entrega.local.launcher.inbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** The inbox over HTTP. Nothing that a mail says is run by the browser. */
final class InboxServer implements AutoCloseable {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int BACKLOG = 128;
  private static final int MOST_SHOWN = 200;
  private static final int MOST_TOLD = 20_000;

  private static final Pattern ONE = Pattern.compile("/mails/([0-9]{1,18})(/html|/source)?");
  private static final Pattern ONE_AS_JSON = Pattern.compile("/api/mails/([0-9]{1,18})");

  private static final String OF_OURS =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** Of somebody else's HTML: it may look as it likes, and open a link in a page of its own. */
  private static final String OF_A_MAIL =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none';"
          + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Mails mails;
  private final Texts texts;
  private final InboxPages pages = new InboxPages();
  private final InboxJson json = new InboxJson();

  private record Answer(int status, String type, String policy, String body, Charset charset) {

    static Answer html(String body) {
      return new Answer(200, HTML, OF_OURS, body, UTF_8);
    }

    static Answer json(String body) {
      return new Answer(200, "application/json", OF_OURS, body, UTF_8);
    }

    static Answer notFound() {
      var body = "There is nothing here. The oldest mails go when there are too many.";
      return new Answer(404, TEXT, OF_OURS, body, UTF_8);
    }
  }

  InboxServer(String host, int port, Mails mails, Texts texts) {
    this.mails = mails;
    this.texts = texts;
    try {
      server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Expected to show the inbox on port %d, but: %s".formatted(port, e.getMessage()), e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = answer(exchange.getRequestURI().getPath(), words(exchange));
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", answer.type());
      headers.set("Content-Security-Policy", answer.policy());
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Cache-Control", "no-store");
      var body = answer.body().getBytes(answer.charset());
      var isHead = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), isHead ? -1 : body.length);
      if (!isHead) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Answer answer(String path, String words) {
    var one = ONE.matcher(path);
    if (one.matches()) {
      var view = one.group(2) == null ? "" : one.group(2);
      return mails
          .find(Long.parseLong(one.group(1)))
          .map(mail -> view(mail, view))
          .orElseGet(Answer::notFound);
    }
    var asJson = ONE_AS_JSON.matcher(path);
    if (asJson.matches()) {
      return mails
          .find(Long.parseLong(asJson.group(1)))
          .map(mail -> Answer.json(json.mail(mail)))
          .orElseGet(Answer::notFound);
    }
    return switch (path) {
      case "/" ->
          Answer.html(
              pages.list(
                  words, mails.received(), mails.newest(words, MOST_SHOWN), newestTexts(words)));
      case "/api/mails" ->
          Answer.json(json.mails(mails.received(), mails.newest(words, MOST_TOLD)));
      case "/api/sms" ->
          Answer.json(json.texts(texts.all().stream().filter(t -> t.mentions(words)).toList()));
      default -> Answer.notFound();
    };
  }

  private Answer view(Mail mail, String view) {
    return switch (view) {
      case "/html" -> new Answer(200, HTML, OF_A_MAIL, InboxPages.framed(mail), UTF_8);
      case "/source" -> new Answer(200, TEXT, OF_OURS, mail.source(), ISO_8859_1);
      default -> Answer.html(pages.one(mail));
    };
  }

  private List<Texts.Text> newestTexts(String words) {
    return texts.all().stream()
        .filter(text -> text.mentions(words))
        .sorted(Comparator.comparing(Texts.Text::at).reversed())
        .limit(MOST_SHOWN)
        .toList();
  }

  /** The parameter {@code q}, or nothing. */
  private static String words(HttpExchange exchange) {
    var query = exchange.getRequestURI().getRawQuery();
    return query == null
        ? ""
        : Arrays.stream(query.split("&", -1))
            .filter(parameter -> parameter.startsWith("q="))
            .map(parameter -> URLDecoder.decode(parameter.substring(2), UTF_8).strip())
            .findFirst()
            .orElse("");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
