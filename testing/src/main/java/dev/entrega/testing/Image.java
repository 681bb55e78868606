package dev.entrega.testing;

import org.testcontainers.utility.DockerImageName;

/**
 * What containers are made of, unless a system property names another image, for example one that
 * was built on this machine.
 */
enum Image {
  RABBITMQ("entrega.rabbitmq-image", "rabbitmq:4.2-management"),
  /** The last one that asks for no licence token. */
  LOCALSTACK("entrega.localstack-image", "localstack/localstack:4.14.0");

  private final String property;
  private final String usual;

  Image(String property, String usual) {
    this.property = property;
    this.usual = usual;
  }

  /** The image as it is pulled. */
  String text() {
    return System.getProperty(property, usual);
  }

  /** The same for Testcontainers, which has to be told what an image of another name contains. */
  DockerImageName name(String contains) {
    return DockerImageName.parse(text()).asCompatibleSubstituteFor(contains);
  }
}
