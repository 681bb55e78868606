package dev.entrega.bridge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.entrega", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule the_bridge_knows_no_other_service =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.bridge..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are ours, but neither the bridge's nor messaging's",
                  type ->
                      type.getPackageName().startsWith("dev.entrega.")
                          && !type.getPackageName().startsWith("dev.entrega.bridge")
                          && !type.getPackageName().startsWith("dev.entrega.messaging")));

  @ArchTest
  static final ArchRule the_bridge_keeps_nothing =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.bridge..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");
}
