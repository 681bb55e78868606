/** Makes on an AWS endpoint what {@code asl/template.yaml} asks for. */
@NullMarked
package dev.entrega.local.launcher.template;

import org.jspecify.annotations.NullMarked;
