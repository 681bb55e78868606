package dev.entrega.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.entrega.cli", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  /**
   * Its libraries are not carried along: only constants, which the compiler copies, may be used.
   */
  @ArchTest
  static final ArchRule messaging_lends_names_alone =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.entrega.messaging..");

  @ArchTest
  static final ArchRule starts_fast_without_spring =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework..");
}
