package dev.entrega.local.runtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A command line before the endpoint, and no more. */
@AnalyzeClasses(packages = "dev.entrega.local.runtime", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule it_knows_the_endpoint_and_neither_product_nor_spring =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.entrega.messaging..",
              "dev.entrega.local.launcher..",
              "dev.entrega.local.stepfunctions..",
              "org.springframework..");
}
