package dev.entrega.local.launcher.inbox;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The inbox for people: a list that looks again by itself, and a page for each mail. */
final class InboxPages {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  /** What ends a sentence after a link is no part of it. */
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

  private static final Pattern HEAD = Pattern.compile("(?i)<head[^>]*>");
  private static final String OUTSIDE = "<base target=\"_blank\">";

  private final Template list = template("inbox.html.mustache");
  private final Template one = template("mail.html.mustache");

  /**
   * The list.
   *
   * @param words that are looked for
   * @param received how many mails ever came
   * @param mails the newest first
   * @param texts the newest first
   */
  String list(String words, long received, List<Mail> mails, List<Texts.Text> texts) {
    return list.execute(
        Map.of(
            "words", words,
            "received", received,
            "nothing", mails.isEmpty() && texts.isEmpty(),
            "hasMails", !mails.isEmpty(),
            "hasTexts", !texts.isEmpty(),
            "mails", mails.stream().map(InboxPages::row).toList(),
            "texts", texts.stream().map(InboxPages::row).toList()));
  }

  /** A mail: its head, its text with links to follow, its HTML behind glass. */
  String one(Mail mail) {
    var text = MailText.of(mail);
    var facts = new HashMap<String, Object>(row(mail));
    facts.put("at", DAY_AND_TIME.format(mail.at()));
    facts.put("from", mail.head().from());
    facts.put("messageId", mail.head().messageId());
    facts.put("text", text.plain() == null ? false : linked(text.plain()));
    facts.put("html", text.html() != null);
    return one.execute(facts);
  }

  /** The mail's HTML alone; its links open pages of their own. */
  static String framed(Mail mail) {
    var html = MailText.of(mail).html();
    if (html == null) {
      return "";
    }
    var head = HEAD.matcher(html);
    return head.find()
        ? html.substring(0, head.end()) + OUTSIDE + html.substring(head.end())
        : OUTSIDE + html;
  }

  private static Map<String, Object> row(Mail mail) {
    return Map.of(
        "id", mail.id(),
        "at", TIME.format(mail.at()),
        "to", mail.to(),
        "search", URLEncoder.encode(mail.to(), StandardCharsets.UTF_8),
        "subject", mail.head().subject().isBlank() ? "(no subject)" : mail.head().subject(),
        "status", mail.head().status() == null ? "" : mail.head().status());
  }

  private static Map<String, Object> row(Texts.Text text) {
    return Map.of("at", TIME.format(text.at()), "to", text.to(), "text", text.text());
  }

  private static String linked(String text) {
    var html = new StringBuilder();
    var link = LINK.matcher(text);
    var end = 0;
    while (link.find()) {
      var url = Escapers.HTML.escape(link.group());
      html.append(Escapers.HTML.escape(text.substring(end, link.start())))
          .append("<a href=\"")
          .append(url)
          .append("\" target=\"_blank\" rel=\"noreferrer\">")
          .append(url)
          .append("</a>");
      end = link.end();
    }
    return html.append(Escapers.HTML.escape(text.substring(end))).toString();
  }

  private static Template template(String name) {
    try (var in = InboxPages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Expected the page " + name + ", but it is not there");
      }
      return Mustache.compiler()
          .emptyStringIsFalse(true)
          .compile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
