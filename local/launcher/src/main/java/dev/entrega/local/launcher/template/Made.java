package dev.entrega.local.launcher.template;

import java.util.Map;

/**
 * A resource that is there.
 *
 * @param name its own, not the logical id
 * @param ref what {@code !Ref} makes of it
 * @param attributes what {@code !GetAtt} may ask for
 */
record Made(String name, String ref, Map<String, String> attributes) {}
