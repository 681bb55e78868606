package dev.entrega.courier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.entrega.courier",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule knows_the_shared_language_and_no_other_service =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.entrega.courier..",
              "dev.entrega.messaging..",
              "java..",
              "org.springframework..",
              "io.micrometer..",
              "com.fasterxml.jackson.annotation..",
              "org.slf4j..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule shows_nothing_but_its_door =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .haveSimpleNameNotEndingWith("Application")
          .should()
          .notBePublic();
}
