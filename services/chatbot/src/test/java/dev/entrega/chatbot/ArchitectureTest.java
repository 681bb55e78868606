package dev.entrega.chatbot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.entrega", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule chatbot_knows_no_other_service =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.chatbot..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are ours, but neither chatbot's nor messaging's",
                  type ->
                      type.getPackageName().startsWith("dev.entrega.")
                          && !type.getPackageName().startsWith("dev.entrega.chatbot")
                          && !type.getPackageName().startsWith("dev.entrega.messaging")));

  @ArchTest
  static final ArchRule only_the_database_s_own_classes_speak_sql =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.chatbot..")
          .and()
          .haveNameNotMatching(".*\\.(Facts|Conversations|Questions|MemoryConfiguration)")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule aws_is_known_by_its_adapters_alone =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.chatbot..")
          .and()
          .haveNameNotMatching(
              ".*\\.(BedrockModel.*|ModelConfiguration|StepFunctionsChain|ChainConfiguration)")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule what_answers_does_not_know_by_which_way_it_was_asked =
      noClasses()
          .that()
          .haveNameMatching(".*\\.(Assistant|Answering|Courses|Guard|PromptWriter|Facts)")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.amqp..", "org.springframework.web..");
}
