package dev.entrega.status;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.web.util.HtmlUtils;

/** What the pages for a browser have in common. */
final class Html {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="refresh" content="5">
      <link rel="icon" href="data:,">
      <style>
        :root { color-scheme: light dark }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 3rem auto; padding: 0 1rem }
        table { border-collapse: collapse; min-width: 18rem }
        td { padding: .2rem 1.5rem .2rem 0; border-bottom: 1px solid #8884; vertical-align: top }
        td.number { text-align: right; font-variant-numeric: tabular-nums; padding-right: 0 }
        tr.late { font-style: italic; opacity: .75 }
        code { font-size: .9em }
      </style>
      """;

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Html() {}

  /**
   * A whole page, which renews itself.
   *
   * @param title as text
   * @param body as HTML
   */
  static String page(String title, String body) {
    return HEAD + "<title>%1$s</title>\n<h1>%1$s</h1>\n%2$s</html>\n".formatted(text(title), body);
  }

  /** A moment, to the second for the eye and whole for whoever reads the page by program. */
  static String time(Instant moment) {
    return "<time datetime=\"%s\">%s</time>".formatted(moment, SECONDS.format(moment));
  }

  /** Text that somebody else wrote, as HTML. */
  static String text(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
