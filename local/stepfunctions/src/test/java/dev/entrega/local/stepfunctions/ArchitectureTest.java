package dev.entrega.local.stepfunctions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.entrega.local.stepfunctions",
    importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule pure_java_jackson_and_jsonata =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.entrega.local.stepfunctions..",
              "java..",
              "tools.jackson..",
              "com.fasterxml.jackson.annotation..",
              "org.jspecify..",
              "com.dashjoin.jsonata..");

  @ArchTest
  static final ArchRule jsonata_is_met_in_one_room =
      noClasses()
          .that()
          .resideOutsideOfPackage("..expression.jsonata")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.dashjoin.jsonata..");

  @ArchTest
  static final ArchRule no_room_knows_the_door =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.entrega.local.stepfunctions")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.entrega.local.stepfunctions");

  @ArchTest
  static final ArchRule rooms_form_no_circles =
      slices().matching("dev.entrega.local.stepfunctions.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule threads_and_clocks_are_met_in_one_room =
      noClasses()
          .that()
          .resideOutsideOfPackage("..time")
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now");
}
