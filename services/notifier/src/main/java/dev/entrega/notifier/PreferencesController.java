package dev.entrega.notifier;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a customer chooses, by the link at the end of each e-mail. To open it changes nothing,
 * because mail scanners open links too.
 *
 * <p>A mail program posts {@code List-Unsubscribe=One-Click} to the same link (RFC 8058), a form or
 * a multipart one, without a cookie: it ends e-mail, and nothing is asked.
 */
@RestController
final class PreferencesController {

  private static final String ONE_CLICK = "One-Click";

  private final Links links;
  private final OptOuts optOuts;
  private final PreferencesPage page;

  PreferencesController(Links links, OptOuts optOuts, PreferencesPage page) {
    this.links = links;
    this.optOuts = optOuts;
    this.page = page;
  }

  @GetMapping(path = Links.PATH + "{token}", produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> show(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String lang,
      @RequestParam(name = "saved", required = false) @Nullable String saved) {
    var language = Language.of(lang);
    var customerId = links.customerOf(token);
    return customerId == null
        ? html(HttpStatus.NOT_FOUND, page.unknown(language))
        : html(HttpStatus.OK, page.of(optOuts.of(customerId), language, saved != null));
  }

  @PostMapping(path = Links.PATH + "{token}")
  ResponseEntity<String> change(
      @PathVariable String token,
      @RequestParam(defaultValue = "") String lang,
      @RequestParam(name = "List-Unsubscribe", defaultValue = "") String listUnsubscribe,
      @RequestParam(defaultValue = "") String channel,
      @RequestParam(defaultValue = "false") boolean wanted) {
    var language = Language.of(lang);
    var customerId = links.customerOf(token);
    if (customerId == null) {
      return html(HttpStatus.NOT_FOUND, page.unknown(language));
    }
    if (listUnsubscribe.equals(ONE_CLICK)) {
      optOuts.want(customerId, Channel.EMAIL, false);
      return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("OK");
    }
    optOuts.want(customerId, channel(channel), wanted);
    var back = URI.create(Links.PATH + token + "?lang=" + language.tag() + "&saved");
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(back).build();
  }

  @GetMapping(path = "/api" + Links.PATH + "{token}", produces = MediaType.APPLICATION_JSON_VALUE)
  Preferences read(@PathVariable String token) {
    return preferences(known(token));
  }

  @PutMapping(path = "/api" + Links.PATH + "{token}", produces = MediaType.APPLICATION_JSON_VALUE)
  Preferences write(@PathVariable String token, @RequestBody Preferences wanted) {
    var customerId = known(token);
    if (wanted.email() != null) {
      optOuts.want(customerId, Channel.EMAIL, wanted.email());
    }
    if (wanted.sms() != null) {
      optOuts.want(customerId, Channel.SMS, wanted.sms());
    }
    return preferences(customerId);
  }

  private Preferences preferences(String customerId) {
    var wanted = optOuts.of(customerId);
    return new Preferences(wanted.get(Channel.EMAIL), wanted.get(Channel.SMS));
  }

  private String known(String token) {
    var customerId = links.customerOf(token);
    if (customerId == null) {
      throw new ResponseStatusException(
          HttpStatus.NOT_FOUND, "Expected a link as it stands in our e-mails, but it is another.");
    }
    return customerId;
  }

  private static Channel channel(String name) {
    try {
      return Channel.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "Expected channel to be email or sms, but it is neither.");
    }
  }

  /** The link is a key: it is neither kept nor told to the next page, and nothing is loaded. */
  private static ResponseEntity<String> html(HttpStatus status, String body) {
    return ResponseEntity.status(status)
        .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .header("X-Content-Type-Options", "nosniff")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self';"
                + " base-uri 'none'; frame-ancestors 'none'")
        .body(body);
  }
}
