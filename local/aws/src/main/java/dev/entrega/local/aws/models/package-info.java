/** What the APIs of all AWS services say of their operations' answers. */
@NullMarked
package dev.entrega.local.aws.models;

import org.jspecify.annotations.NullMarked;
