package dev.entrega.local.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.entrega.local.launcher",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packages_form_no_circles =
      slices().matching("dev.entrega.local.launcher.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule no_room_knows_the_house =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.local.launcher.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.entrega.local.launcher");

  @ArchTest
  static final ArchRule services_are_met_by_their_main_alone =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.entrega.local.launcher.services..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.entrega.bridge..",
              "dev.entrega.availability..",
              "dev.entrega.payment..",
              "dev.entrega.courier..",
              "dev.entrega.status..",
              "dev.entrega.notifier..",
              "dev.entrega.chatbot..",
              "dev.entrega.deliverycost..");

  @ArchTest
  static final ArchRule only_the_services_room_knows_spring_boot_contexts =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.entrega.local.launcher.broker..",
              "dev.entrega.local.launcher.inbox..",
              "dev.entrega.local.launcher.provider..",
              "dev.entrega.local.launcher.template..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework..");
}
