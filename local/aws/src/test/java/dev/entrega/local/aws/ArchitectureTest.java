package dev.entrega.local.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The wire's rooms, and what each may know. */
@AnalyzeClasses(packages = "dev.entrega.local.aws", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packages_form_no_circles =
      slices().matching("dev.entrega.local.aws.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_wire_knows_no_service =
      noClasses()
          .that()
          .resideInAPackage("..aws.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..aws.sqs..", "..aws.sns..", "..aws.lambda..", "..aws.sts..");

  @ArchTest
  static final ArchRule only_sqs_knows_elastic_mq =
      noClasses()
          .that()
          .resideOutsideOfPackage("..aws.sqs..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.elasticmq..", "org.apache.pekko..", "scala..");

  @ArchTest
  static final ArchRule only_signing_knows_how_certificates_are_made =
      noClasses()
          .that()
          .resideOutsideOfPackage("..aws.sns.signing..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle..");

  @ArchTest
  static final ArchRule only_couriers_know_how_mails_are_sent =
      noClasses()
          .that()
          .resideOutsideOfPackage("..aws.sns.delivery..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

  @ArchTest
  static final ArchRule the_rooms_of_sns_know_nothing_of_their_hall =
      noClasses()
          .that()
          .resideInAnyPackage("..aws.sns.delivery..", "..aws.sns.signing..", "..aws.sns.sms..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.entrega.local.aws.sns");

  @ArchTest
  static final ArchRule only_the_knowledge_base_knows_how_passages_are_found =
      noClasses()
          .that()
          .resideOutsideOfPackage("..aws.knowledge..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..");

  @ArchTest
  static final ArchRule only_the_wire_knows_how_events_are_framed =
      noClasses()
          .that()
          .resideOutsideOfPackage("..aws.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.eventstream..");

  @ArchTest
  static final ArchRule the_stand_in_knows_neither_product_nor_spring =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.entrega.messaging..", "org.springframework..");

  @ArchTest
  static final ArchRule only_the_bridge_to_the_sdk_knows_the_sdk =
      noClasses()
          .that()
          .resideOutsideOfPackage("..aws.sdk..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule the_bridge_to_the_sdk_knows_no_service_by_its_module =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk.services..");
}
