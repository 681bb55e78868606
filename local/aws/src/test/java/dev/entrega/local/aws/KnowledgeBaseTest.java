package dev.entrega.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.entrega.local.aws.faults.Fault;
import dev.entrega.local.aws.knowledge.KnowledgeSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeClient;
import software.amazon.awssdk.services.bedrockagentruntime.model.BedrockAgentRuntimeException;
import software.amazon.awssdk.services.bedrockagentruntime.model.FilterAttribute;
import software.amazon.awssdk.services.bedrockagentruntime.model.KnowledgeBaseRetrievalResult;
import software.amazon.awssdk.services.bedrockagentruntime.model.KnowledgeBaseVectorSearchConfiguration;
import software.amazon.awssdk.services.bedrockagentruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrievalFilter;
import software.amazon.awssdk.services.bedrockagentruntime.model.RetrieveResponse;
import software.amazon.awssdk.services.bedrockagentruntime.model.SearchType;
import software.amazon.awssdk.services.bedrockagentruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockagentruntime.model.ValidationException;

/** Retrieve, by AWS's own client, from a small help centre. */
class KnowledgeBaseTest {

  private static final Path FOLDER = Path.of("src/test/resources/knowledge");

  private static AwsEndpoint endpoint;
  private static BedrockAgentRuntimeClient knowledge;

  @BeforeAll
  static void start() {
    endpoint =
        AwsEndpoint.start(
            AwsSettings.defaults().withPort(0).withKnowledge(KnowledgeSettings.of(FOLDER)));
    knowledge = new Clients(endpoint.uri()).knowledge();
  }

  @AfterAll
  static void close() {
    knowledge.close();
    endpoint.close();
  }

  @AfterEach
  void heal() {
    endpoint.faults().clear();
  }

  private static RetrieveResponse retrieve(
      String text, KnowledgeBaseVectorSearchConfiguration search) {
    return knowledge.retrieve(r ->
        r.knowledgeBaseId(KnowledgeSettings.ID)
            .retrievalQuery(q -> q.text(text))
            .retrievalConfiguration(c -> c.vectorSearchConfiguration(search)));
  }

  private static List<KnowledgeBaseRetrievalResult> found(
      String text, @Nullable RetrievalFilter filter) {
    return retrieve(text, KnowledgeBaseVectorSearchConfiguration.builder().filter(filter).build())
        .retrievalResults();
  }

  private static RetrievalFilter language(String tag) {
    return RetrievalFilter.fromEqualsValue(attribute("language", tag));
  }

  private static FilterAttribute attribute(String key, String value) {
    return FilterAttribute.builder().key(key).value(Document.fromString(value)).build();
  }

  private static String uri(KnowledgeBaseRetrievalResult result) {
    return result.location().s3Location().uri();
  }

  @ParameterizedTest
  @CsvSource({
    "pt-BR, Posso mudar o endereço de entrega?, change-delivery-address",
    "pt-BR, queria mudar o endereco onde vao entregar, change-delivery-address",
    "pt-BR, paguei o boleto ontem, boleto-payment",
    "pt-BR, quando cai o reembolso no pix, refund-time",
    "pt-BR, 'veio tudo quebrado, e agora?', damaged-goods",
    "en, May I change the address?, change-delivery-address",
    "en, my boleto has not cleared, boleto-payment",
    "en, when will I be refunded, refund-time",
    "en, the box arrived crushed, damaged-goods"
  })
  void a_question_finds_its_entry_in_its_language(String tag, String question, String entry) {
    var best = found(question, language(tag)).getFirst();

    assertThat(uri(best)).isEqualTo("s3://entrega-knowledge/" + tag + "/" + entry + ".md");
  }

  @Test
  void a_result_tells_where_it_is_from() {
    var best = found("boleto", language("pt-BR")).getFirst();

    assertThat(best.content().typeAsString()).isEqualTo("TEXT");
    assertThat(best.content().text())
        .isEqualTo(
            """
            Quanto tempo demora o boleto?

            O boleto leva até três dias úteis para ser compensado. O pedido só é separado depois\
             disso.\
            """);
    assertThat(best.location().typeAsString()).isEqualTo("S3");
    assertThat(best.score()).isBetween(0.0, 1.0);
    assertThat(best.metadata())
        .containsEntry("language", Document.fromString("pt-BR"))
        .containsEntry("title", Document.fromString("Quanto tempo demora o boleto?"))
        .containsEntry("x-amz-bedrock-kb-source-uri", Document.fromString(uri(best)));
  }

  @Test
  void better_results_come_first_and_score_higher() {
    var scores =
        found("order address product boleto refund", language("en")).stream()
            .map(KnowledgeBaseRetrievalResult::score)
            .toList();

    assertThat(scores).hasSizeGreaterThan(1).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void without_a_filter_all_languages_are_looked_through() {
    assertThat(found("boleto", null))
        .extracting(KnowledgeBaseTest::uri)
        .containsExactlyInAnyOrder(
            "s3://entrega-knowledge/pt-BR/boleto-payment.md",
            "s3://entrega-knowledge/en/boleto-payment.md");
  }

  @Test
  void filters_are_combined() {
    var one = attribute("title", "Quanto tempo demora o boleto?");
    var either = RetrievalFilter.fromOrAll(List.of(language("en"), language("pt-BR")));
    var both = RetrievalFilter.fromAndAll(List.of(either, RetrievalFilter.fromNotEquals(one)));

    assertThat(found("boleto", both))
        .extracting(KnowledgeBaseTest::uri)
        .containsExactly("s3://entrega-knowledge/en/boleto-payment.md");
  }

  @Test
  void what_nothing_is_known_of_finds_nothing() {
    assertThat(found("receita de bolo de cenoura", language("pt-BR"))).isEmpty();
  }

  @Test
  void results_come_in_pages() {
    var search = KnowledgeBaseVectorSearchConfiguration.builder().numberOfResults(1).build();

    var pages =
        knowledge
            .retrievePaginator(r ->
                r.knowledgeBaseId(KnowledgeSettings.ID)
                    .retrievalQuery(q -> q.text("boleto"))
                    .retrievalConfiguration(c -> c.vectorSearchConfiguration(search)))
            .stream()
            .map(RetrieveResponse::retrievalResults)
            .toList();

    assertThat(pages).hasSize(2).allSatisfy(page -> assertThat(page).hasSize(1));
  }

  @Test
  void another_knowledge_base_does_not_exist() {
    assertThatThrownBy(() ->
            knowledge.retrieve(
                r -> r.knowledgeBaseId("NOSUCHBASE").retrievalQuery(q -> q.text("boleto"))))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("NOSUCHBASE");
  }

  @Test
  void without_a_folder_there_is_no_knowledge_base() {
    var settings =
        AwsSettings.defaults().withPort(0).withKnowledge(KnowledgeSettings.of(Path.of("nowhere")));
    try (var empty = AwsEndpoint.start(settings);
        var client = new Clients(empty.uri()).knowledge()) {
      assertThatThrownBy(() ->
              client.retrieve(r ->
                  r.knowledgeBaseId(KnowledgeSettings.ID).retrievalQuery(q -> q.text("boleto"))))
          .isInstanceOf(ResourceNotFoundException.class);
    }
  }

  @Test
  void what_is_not_here_is_refused() {
    var vectors =
        KnowledgeBaseVectorSearchConfiguration.builder()
            .overrideSearchType(SearchType.SEMANTIC)
            .build();
    var numbers = RetrievalFilter.fromGreaterThan(attribute("language", "en"));

    assertThatThrownBy(() -> retrieve("boleto", vectors)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> found("boleto", numbers))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("greaterThan");
    assertThatThrownBy(() ->
            knowledge.retrieve(r ->
                r.knowledgeBaseId(KnowledgeSettings.ID)
                    .retrievalQuery(q -> q.text("boleto"))
                    .guardrailConfiguration(g -> g.guardrailId("g").guardrailVersion("1"))))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> found(" ", language("en"))).isInstanceOf(ValidationException.class);
  }

  @Test
  void it_has_bad_days_as_all_others() {
    endpoint.faults().inject(Fault.throttled().of("bedrock", "Retrieve").times(1));
    endpoint.faults().inject(Fault.refused(403, "AccessDeniedException").of("bedrock", "Retrieve"));

    assertThatThrownBy(() -> found("boleto", language("en")))
        .isInstanceOf(ThrottlingException.class);
    assertThat(
            catchThrowableOfType(
                BedrockAgentRuntimeException.class, () -> found("boleto", language("en"))))
        .extracting(BedrockAgentRuntimeException::statusCode)
        .isEqualTo(403);
  }
}
