package dev.entrega.local.aws.sdk;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;

/**
 * The module of the SDK for one service, as it lies on the class path.
 *
 * @param service as a resource's ARN names it, for example {@code dynamodb}
 * @param client the interface of its blocking client
 */
record SdkModule(String service, Class<?> client) {

  private static final String SERVICES = "software/amazon/awssdk/services/";
  private static final Pattern CLIENT =
      Pattern.compile("(?!Default)[A-Za-z0-9]+(?<!Async)Client\\.class");

  /** The module of that service; nothing where it is not on the class path. */
  static @Nullable SdkModule find(String service, ClassLoader classes) {
    var path = SERVICES + SdkServices.packageOf(service).replace('.', '/') + "/";
    try {
      for (var place : Collections.list(classes.getResources(path))) {
        for (var file : filesIn(place, path)) {
          var name = path.replace('/', '.') + file.substring(0, file.length() - ".class".length());
          var type = Class.forName(name, false, classes);
          if (type.isInterface() && SdkClient.class.isAssignableFrom(type)) {
            return new SdkModule(service, type);
          }
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalStateException("Expected the SDK's module of " + service + " whole", e);
    }
  }

  private static List<String> filesIn(URL place, String path) throws IOException {
    var found = new ArrayList<String>();
    if (place.openConnection() instanceof JarURLConnection jar) {
      jar.getJarFile().stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(path))
          .map(name -> name.substring(path.length()))
          .forEach(found::add);
    } else {
      var names = new File(URLDecoder.decode(place.getPath(), StandardCharsets.UTF_8)).list();
      found.addAll(names == null ? List.of() : List.of(names));
    }
    found.removeIf(name -> !CLIENT.matcher(name).matches());
    return found;
  }

  /** How errors call the service: {@code DynamoDb}. */
  String name() {
    var name = client.getSimpleName();
    return name.substring(0, name.length() - "Client".length());
  }
}
