package dev.entrega.payment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.entrega.payment", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule no_other_service_no_stand_in_and_no_client_of_its_own =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.entrega.bridge..",
              "dev.entrega.availability..",
              "dev.entrega.courier..",
              "dev.entrega.status..",
              "dev.entrega.local..",
              "software.amazon.awssdk..",
              "org.springframework.amqp..");

  @ArchTest
  static final ArchRule packages_form_no_circles =
      slices().matching("dev.entrega.(**)").should().beFreeOfCycles();
}
