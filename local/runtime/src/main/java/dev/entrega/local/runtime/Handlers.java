package dev.entrega.local.runtime;

import dev.entrega.local.aws.lambda.Functions;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the code of functions is found. */
final class Handlers {

  private final ClassLoader classes;

  private Handlers(ClassLoader classes) {
    this.classes = classes;
  }

  /**
   * In these jars and folders of classes, and on the class path.
   *
   * @throws IllegalArgumentException one of them is not there
   */
  static Handlers of(List<Path> code) {
    var places = code.stream().map(Handlers::place).toArray(URL[]::new);
    return new Handlers(new URLClassLoader(places, Handlers.class.getClassLoader()));
  }

  private static URL place(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalArgumentException(
          "Expected a jar or a folder of classes in --code, but there is no " + path);
    }
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("Expected a path in --code, but found " + path, e);
    }
  }

  /**
   * Registers a function.
   *
   * @param code a URL to which its payload is posted, or a handler's class
   * @throws IllegalArgumentException there is no such handler
   */
  void register(Functions functions, String name, String code) {
    if (code.startsWith("http://") || code.startsWith("https://")) {
      functions.register(name, URI.create(code));
    } else {
      functions.register(name, code, classes);
    }
  }
}
