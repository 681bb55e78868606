package dev.entrega.local.aws.knowledge;

import dev.entrega.local.aws.knowledge.PassageIndex.Hit;
import dev.entrega.local.aws.wire.AwsError;
import dev.entrega.local.aws.wire.Json;
import dev.entrega.local.aws.wire.Reply;
import dev.entrega.local.aws.wire.Request;
import dev.entrega.local.aws.wire.Service;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The wire of Bedrock Agent Runtime's Retrieve, REST and JSON. Scores are from 0 to 1 and tell the
 * order within one answer; no other knowledge base's can be compared.
 */
public final class RetrieveApi implements Service {

  /** Where its paths begin. */
  public static final String PATH = "/knowledgebases/";

  private static final Pattern RETRIEVE =
      Pattern.compile(Pattern.quote(PATH) + "(?<id>[^/]+)/retrieve");
  private static final Pattern ID = Pattern.compile("[0-9a-zA-Z]{1,10}");
  private static final Pattern TOKEN = Pattern.compile("from-(?<from>[0-9]{1,6})");

  private static final int USUAL_RESULTS = 5;
  private static final int MOST_RESULTS = 100;
  private static final int LONGEST_QUERY = 1000;

  private static final Set<String> FIELDS =
      Set.of("retrievalQuery", "retrievalConfiguration", "nextToken");
  private static final Set<String> QUERY = Set.of("text", "type");
  private static final Set<String> CONFIGURATION = Set.of("vectorSearchConfiguration");
  private static final Set<String> SEARCH =
      Set.of("numberOfResults", "filter", "overrideSearchType");

  private final KnowledgeBase knowledge;

  /** Speaks for {@code knowledge}. */
  public RetrieveApi(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  @Override
  public Reply answer(Request request) {
    try {
      var path = RETRIEVE.matcher(request.path());
      if (!path.matches() || !request.method().equals("POST")) {
        throw AwsError.notFound(
            "UnknownOperationException",
            "Expected Retrieve, but found " + request.method() + " " + request.uri());
      }
      return Json.restReply(retrieve(path.group("id"), Json.object(request)));
    } catch (AwsError e) {
      return Json.restReply(e);
    }
  }

  private ObjectNode retrieve(String id, JsonNode body) {
    if (!ID.matcher(id).matches()) {
      throw invalid(
          "1 validation error detected: Value '%s' at 'knowledgeBaseId' failed to satisfy constraint:"
                  .formatted(id)
              + " Member must satisfy regular expression pattern: [0-9a-zA-Z]+");
    }
    if (!knowledge.is(id)) {
      throw AwsError.notFound(
          "ResourceNotFoundException", "Knowledge Base with id %s does not exist".formatted(id));
    }
    only(FIELDS, body);
    only(QUERY, body.path("retrievalQuery"));
    only(CONFIGURATION, body.path("retrievalConfiguration"));
    var search = body.at("/retrievalConfiguration/vectorSearchConfiguration");
    only(SEARCH, search);
    var hits = knowledge.find(query(body), MetadataFilter.of(search.path("filter")));
    var from = Math.min(from(body), hits.size());
    var to = Math.min(from + numberOfResults(search), hits.size());
    var answer = Json.MAPPER.createObjectNode();
    var results = answer.putArray("retrievalResults");
    hits.subList(from, to).forEach(hit -> results.add(result(hit)));
    return to < hits.size() ? answer.put("nextToken", "from-" + to) : answer;
  }

  private static String query(JsonNode body) {
    var text = body.at("/retrievalQuery/text").asString("");
    if (text.isBlank() || text.length() > LONGEST_QUERY) {
      throw invalid(
          "Expected a retrievalQuery.text of 1 to %d characters, but found %d"
              .formatted(LONGEST_QUERY, text.length()));
    }
    return text;
  }

  private static int numberOfResults(JsonNode search) {
    var number = search.path("numberOfResults").asInt(USUAL_RESULTS);
    if (number < 1 || number > MOST_RESULTS) {
      throw invalid(
          "Expected a numberOfResults from 1 to %d, but found %d".formatted(MOST_RESULTS, number));
    }
    if (!search.path("overrideSearchType").asString("HYBRID").equals("HYBRID")) {
      throw invalid("Expected a search by words (HYBRID), since there are no vectors here");
    }
    return number;
  }

  private static int from(JsonNode body) {
    if (!body.has("nextToken")) {
      return 0;
    }
    var token = TOKEN.matcher(body.get("nextToken").asString(""));
    if (!token.matches()) {
      throw invalid("Expected a nextToken as it was given");
    }
    return Integer.parseInt(token.group("from"));
  }

  private ObjectNode result(Hit hit) {
    var entry = hit.entry();
    var result = Json.MAPPER.createObjectNode();
    result.putObject("content").put("text", entry.passage()).put("type", "TEXT");
    result.putObject("location").put("type", "S3").putObject("s3Location").put("uri", entry.uri());
    result.put("score", knowledge.score(hit));
    var metadata = result.putObject("metadata");
    entry.metadata().forEach(metadata::put);
    return result;
  }

  private static void only(Set<String> known, JsonNode object) {
    for (var name : object.propertyNames()) {
      if (!known.contains(name) && !object.get(name).isNull()) {
        throw invalid("Expected fields among %s, but found %s".formatted(known, name));
      }
    }
  }

  static AwsError invalid(String message) {
    return AwsError.badRequest("ValidationException", message);
  }
}
