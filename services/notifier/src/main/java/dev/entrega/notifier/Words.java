package dev.entrega.notifier;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.entrega.messaging.orders.OrderStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * All that is said to customers in one language: {@code words.pt-BR.yaml}, {@code words.en.yaml}
 * hold the words, {@code letter.*.mustache} the sheet that they are written on.
 */
final class Words {

  private static final Mustache.Compiler PLAIN = Mustache.compiler().escapeHTML(false);
  private static final Mustache.Compiler HTML = Mustache.compiler();

  /** A shop lets anybody write a name, so no more of it is repeated than a name needs. */
  private static final int LONGEST_NAME = 60;

  private static final Pattern LINK = Pattern.compile("://|www\\.|@", Pattern.CASE_INSENSITIVE);

  private final Language language;
  private final Properties words;
  private final Map<OrderStatus, Message> messages = new EnumMap<>(OrderStatus.class);
  private final Template textSheet = PLAIN.compile(resource("letter.txt.mustache"));
  private final Template htmlSheet = HTML.compile(resource("letter.html.mustache"));

  private record Message(Template subject, Template heading, Template body, Template sms) {}

  /** Reads the words of a language; every status must have its own. */
  Words(Language language) {
    this.language = language;
    this.words = yaml(new ClassPathResource("words." + language.tag() + ".yaml", Words.class));
    for (var status : OrderStatus.values()) {
      messages.put(
          status,
          new Message(
              template(status + ".subject"),
              template(status + ".heading"),
              template(status + ".body"),
              template(status + ".sms")));
    }
  }

  /** Those of every language. */
  static Map<Language, Words> all() {
    var all = new EnumMap<Language, Words>(Language.class);
    for (var language : Language.values()) {
      all.put(language, new Words(language));
    }
    return all;
  }

  /** Those of one language. */
  static Words in(Language language, Map<Language, Words> all) {
    return Objects.requireNonNull(all.get(language));
  }

  /**
   * The e-mail for a message.
   *
   * @param preferences where the customer can opt out
   */
  Letter letter(Notification notification, Contact contact, String preferences) {
    var message = of(notification);
    var facts = facts(notification, contact);
    var sheet = new HashMap<String, Object>(facts);
    sheet.put("language", language.tag());
    sheet.put("subject", message.subject().execute(facts));
    sheet.put("heading", message.heading().execute(facts));
    var greeting = nameOf(contact) == null ? "greeting" : "greeting-by-name";
    sheet.put("greeting", template(greeting).execute(facts));
    sheet.put("paragraphs", paragraphs(message.body().execute(facts)));
    sheet.put("reason", template("reason").execute(facts));
    sheet.put("choose", word("choose"));
    sheet.put("preferences", preferences);
    sheet.put("order-label", word("order-label"));
    var isRefund = notification.status() == OrderStatus.REFUNDED;
    sheet.put("total-label", word(isRefund ? "refund-label" : "total-label"));
    return new Letter(
        message.subject().execute(facts), textSheet.execute(sheet), htmlSheet.execute(sheet));
  }

  /** The SMS for a message. */
  String sms(Notification notification, Contact contact) {
    var facts = facts(notification, contact);
    facts.put("order", Sms.shortened(notification.orderId()));
    return of(notification).sms().execute(facts);
  }

  /** A word that stands for itself. */
  String word(String key) {
    return Objects.requireNonNull(
        words.getProperty(key), () -> "Expected " + key + " in the words of " + language);
  }

  private Message of(Notification notification) {
    return Objects.requireNonNull(messages.get(notification.status()));
  }

  private Map<String, Object> facts(Notification notification, Contact contact) {
    var facts = new HashMap<String, Object>();
    facts.put("order", notification.orderId());
    facts.put("name", Objects.requireNonNullElse(nameOf(contact), ""));
    var cents = notification.totalCents();
    facts.put(
        "total", cents == null ? false : Amount.of(cents, contact.currency(), language.locale()));
    return facts;
  }

  /** Null too for what mail programs make a link of: our mails shall not carry somebody else's. */
  private static @Nullable String nameOf(Contact contact) {
    var name = contact.name();
    if (name == null || LINK.matcher(name).find()) {
      return null;
    }
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
  }

  private Template template(String key) {
    return PLAIN.compile(word(key));
  }

  private static List<String> paragraphs(String text) {
    return List.of(text.strip().split("\n\\s*\n"));
  }

  private static Properties yaml(Resource resource) {
    var yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(resource);
    return Objects.requireNonNull(yaml.getObject());
  }

  static String resource(String name) {
    try {
      return new ClassPathResource(name, Words.class).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
