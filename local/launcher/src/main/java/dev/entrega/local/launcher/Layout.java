package dev.entrega.local.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the system runs in this process, and how what runs elsewhere finds it.
 *
 * @param services {@code local.services}: {@code all}, or {@code none} where they run as processes
 *     or containers of their own
 * @param address {@code local.address}: what the AWS endpoint and the payment provider listen on
 *     and are known by; 127.0.0.1 unless said
 * @param aws an AWS that is there already, in which everything is made that the template asks for;
 *     unless said, one is started here
 * @param provider the sandbox payment provider
 * @param outside a broker and databases that are there already
 */
public record Layout(
    boolean services, String address, @Nullable GivenAws aws, Provider provider, Outside outside) {

  static final String SERVICES = "local.services";
  static final String ADDRESS = "local.address";
  static final String AWS_ENDPOINT = "aws.endpoint";
  static final String AWS_CODE = "aws.code";
  static final Set<String> NAMES = Set.of(SERVICES, ADDRESS, AWS_ENDPOINT, AWS_CODE);

  /** Everything in this process. */
  public static Layout allHere() {
    return new Layout(true, "127.0.0.1", null, Provider.ofThisRun(), Outside.nothing());
  }

  /** The same without services: each of them is elsewhere. */
  public Layout withoutServices() {
    return new Layout(false, address, aws, provider, outside);
  }

  /** The same with an AWS that is there already. */
  public Layout withAws(GivenAws given) {
    return new Layout(services, address, given, provider, outside);
  }

  /** The same with a provider that others know. */
  public Layout withProvider(Provider other) {
    return new Layout(services, address, aws, other, outside);
  }

  /** The same with a broker or databases that are there already. */
  public Layout withOutside(Outside other) {
    return new Layout(services, address, aws, provider, other);
  }

  static Layout of(Arguments arguments) {
    var services =
        switch (arguments.text(SERVICES, "all")) {
          case "all" -> true;
          case "none" -> false;
          case String other ->
              throw new IllegalArgumentException(
                  "Expected all or none in local.services, but found '%s'".formatted(other));
        };
    var aws = uri(arguments, AWS_ENDPOINT);
    return new Layout(
        services,
        arguments.text(ADDRESS, "127.0.0.1"),
        aws == null ? null : new GivenAws(aws, Path.of(arguments.text(AWS_CODE, "."))),
        Provider.of(arguments, services),
        Outside.of(arguments));
  }

  private static @Nullable URI uri(Arguments arguments, String name) {
    var text = arguments.text(name, "");
    try {
      var uri = URI.create(text);
      if (text.isEmpty() || (uri.getHost() != null && uri.getScheme().startsWith("http"))) {
        return text.isEmpty() ? null : uri;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "Expected an address such as http://127.0.0.1:4566 in %s, but found '%s'"
            .formatted(name, text));
  }

  /**
   * An AWS that is there already.
   *
   * @param endpoint {@code aws.endpoint}: for every API
   * @param code {@code aws.code}: the folder that the code of functions is found from, as from the
   *     folder above the template's; the working folder unless said
   */
  public record GivenAws(URI endpoint, Path code) {}

  /**
   * The sandbox payment provider, as payment has to know it.
   *
   * @param port {@code provider.port}: any free one unless said
   * @param apiKey {@code provider.api-key}: what payment shows the provider; drawn unless said
   * @param webhookSecret {@code provider.webhook-secret}: what the provider signs its webhooks
   *     with; drawn unless said
   * @param webhook {@code provider.webhook}: where it says what became of a charge; unless said,
   *     the payment service of this process, or port 8081 of 127.0.0.1 where there is none
   */
  public record Provider(
      int port, @Nullable String apiKey, @Nullable String webhookSecret, @Nullable URI webhook) {

    /** The option for its port. */
    public static final String PORT = "provider.port";

    static final String API_KEY = "provider.api-key";
    static final String WEBHOOK_SECRET = "provider.webhook-secret";
    static final String WEBHOOK = "provider.webhook";
    static final Set<String> NAMES = Set.of(PORT, API_KEY, WEBHOOK_SECRET, WEBHOOK);

    /** On any free port, with secrets that nobody outside this process knows. */
    static Provider ofThisRun() {
      return new Provider(0, null, null, null);
    }

    private static Provider of(Arguments arguments, boolean services) {
      var otherwise =
          services
              ? ofThisRun()
              : new Provider(
                  8099,
                  "sandbox-api-key",
                  "sandbox-webhook-secret",
                  URI.create("http://127.0.0.1:8081/webhooks/provider"));
      var apiKey = arguments.text(API_KEY);
      var secret = arguments.text(WEBHOOK_SECRET);
      var webhook = uri(arguments, WEBHOOK);
      return new Provider(
          arguments.port(PORT, otherwise.port()),
          apiKey == null ? otherwise.apiKey() : apiKey,
          secret == null ? otherwise.webhookSecret() : secret,
          webhook == null ? otherwise.webhook() : webhook);
    }

    @Override
    public String toString() {
      return "Provider[port=%d, webhook=%s]".formatted(port, webhook);
    }
  }
}
