/** Who answers: the worker that turns a task token into an answer to the workflow. */
@NullMarked
package dev.entrega.messaging.tasks;

import org.jspecify.annotations.NullMarked;
