package dev.entrega.notifier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.entrega", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule notifier_knows_no_other_service =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.notifier..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are ours, but neither notifier's nor messaging's",
                  type ->
                      type.getPackageName().startsWith("dev.entrega.")
                          && !type.getPackageName().startsWith("dev.entrega.notifier")
                          && !type.getPackageName().startsWith("dev.entrega.messaging")));

  @ArchTest
  static final ArchRule only_the_database_s_own_classes_speak_sql =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.notifier..")
          .and()
          .haveNameNotMatching(
              ".*\\.(Contacts|Conversations|ConversationReader.*|OptOuts|NotifierApplication)")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule each_way_out_is_known_by_its_messenger_alone =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.notifier..")
          .and()
          .haveNameNotMatching(".*\\.(SmsMessenger|NotifierApplication)")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");
}
