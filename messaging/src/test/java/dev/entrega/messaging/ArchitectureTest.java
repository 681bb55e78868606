package dev.entrega.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The drawing of this module, asserted. */
@AnalyzeClasses(packages = "dev.entrega.messaging", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule events_are_plain_java =
      classes()
          .that()
          .resideInAPackage("..messaging.orders..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.jspecify..", "com.fasterxml.jackson.annotation..", "..orders..");

  @ArchTest
  static final ArchRule packages_form_no_circles =
      slices().matching("dev.entrega.messaging.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule topology_knows_names_and_declarations_alone =
      classes()
          .that()
          .resideInAPackage("..messaging.topology..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "org.springframework.amqp.core..",
              "..topology..",
              "..orders..");

  @ArchTest
  static final ArchRule tasks_and_queues_know_no_domain_word =
      noClasses()
          .that()
          .resideInAnyPackage("..messaging.tasks..", "..messaging.queues..", "..messaging.aws..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..orders..", "..events..", "..topics..");

  @ArchTest
  static final ArchRule spring_rabbit_stays_where_events_are_heard =
      noClasses()
          .that()
          .resideOutsideOfPackage("..messaging.events..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.amqp.rabbit..", "com.rabbitmq..");
}
