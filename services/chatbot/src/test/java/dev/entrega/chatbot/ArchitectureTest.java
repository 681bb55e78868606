package dev.entrega.chatbot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.entrega.chatbot.chain.Chain;
import dev.entrega.chatbot.model.Model;
import org.springframework.context.annotation.Configuration;

/** The assistant's rooms, and what each may know. */
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
  static final ArchRule packages_form_no_circles =
      slices().matching("dev.entrega.chatbot.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule each_room_knows_those_below_alone =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("the house")
          .definedBy("dev.entrega.chatbot")
          .layer("web")
          .definedBy("dev.entrega.chatbot.web..")
          .layer("messages")
          .definedBy("dev.entrega.chatbot.messages..")
          .layer("answers")
          .definedBy("dev.entrega.chatbot.answers..")
          .layer("guard")
          .definedBy("dev.entrega.chatbot.guard..")
          .layer("chain")
          .definedBy("dev.entrega.chatbot.chain..")
          .layer("model")
          .definedBy("dev.entrega.chatbot.model..")
          .layer("memory")
          .definedBy("dev.entrega.chatbot.memory..")
          .layer("traces")
          .definedBy("dev.entrega.chatbot.traces..")
          .layer("questions")
          .definedBy("dev.entrega.chatbot.questions..")
          .whereLayer("the house")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("web")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("messages")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("answers")
          .mayOnlyBeAccessedByLayers("web", "messages")
          .whereLayer("guard")
          .mayOnlyBeAccessedByLayers("answers")
          .whereLayer("chain")
          .mayOnlyBeAccessedByLayers("the house", "answers")
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("the house", "answers")
          .whereLayer("memory")
          .mayOnlyBeAccessedByLayers("web", "messages", "answers", "guard")
          .whereLayer("traces")
          .mayOnlyBeAccessedByLayers("web", "messages", "chain")
          .ensureAllClassesAreContainedInArchitectureIgnoring(
              "dev.entrega.messaging..", "dev.entrega.testing..");

  @ArchTest
  static final ArchRule only_the_memory_speaks_sql =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.chatbot..")
          .and()
          .resideOutsideOfPackage("..chatbot.memory..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule aws_is_known_by_the_chain_and_the_model_alone =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.chatbot..")
          .and()
          .resideOutsideOfPackages("..chatbot.chain..", "..chatbot.model..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule only_messages_know_the_broker =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.chatbot..")
          .and()
          .resideOutsideOfPackage("..chatbot.messages..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.rabbitmq..", "org.springframework.amqp..", "dev.entrega.messaging.queues..");

  @ArchTest
  static final ArchRule only_the_web_knows_http =
      noClasses()
          .that()
          .resideInAPackage("dev.entrega.chatbot..")
          .and()
          .resideOutsideOfPackage("..chatbot.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.servlet..",
              "java.net.http..",
              "org.springframework.http..",
              "org.springframework.web..");

  @ArchTest
  static final ArchRule who_implements_a_port_is_its_room_s_affair =
      classes().that().implement(Model.class).or().implement(Chain.class).should().notBePublic();

  @ArchTest
  static final ArchRule how_a_room_is_furnished_is_its_own_affair =
      classes()
          .that()
          .resideInAPackage("dev.entrega.chatbot.*..")
          .and()
          .areAnnotatedWith(Configuration.class)
          .or()
          .resideInAnyPackage("..chatbot.web..", "..chatbot.messages..")
          .should()
          .notBePublic();
}
