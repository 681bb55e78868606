package dev.entrega.status;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.entrega", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule status_knows_no_other_service =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.status..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are ours, but neither status's nor messaging's",
                  type ->
                      type.getPackageName().startsWith("dev.entrega.")
                          && !type.getPackageName().startsWith("dev.entrega.status")
                          && !type.getPackageName().startsWith("dev.entrega.messaging")));

  @ArchTest
  static final ArchRule only_the_database_s_own_classes_speak_sql =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.status..")
          .and()
          .haveNameNotMatching(
              ".*\\.(Orders|Columns|LateEvents|Timelines|UpstreamEvents|StatusApplication)")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");
}
