package dev.entrega.local.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.entrega.local.store", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule it_knows_what_is_kept_and_not_how_that_is_run =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.entrega.local.store",
              "dev.entrega.local.stepfunctions.store",
              "dev.entrega.local.stepfunctions.history",
              "dev.entrega.local.stepfunctions.api",
              "java..",
              "tools.jackson..",
              "com.fasterxml.jackson.annotation..",
              "org.jspecify..",
              "org.rocksdb..");

  @ArchTest
  static final ArchRule rocks_db_is_met_in_one_class =
      noClasses()
          .that()
          .doNotHaveSimpleName("Table")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.rocksdb..");

  @ArchTest
  static final ArchRule all_that_is_public_is_a_store_or_drawers =
      classes()
          .that()
          .arePublic()
          .should()
          .haveSimpleNameEndingWith("Store")
          .orShould()
          .haveSimpleNameContaining("Drawer");

  @ArchTest
  static final ArchRule threads_and_clocks_belong_to_others =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now");
}
