package dev.entrega.local.aws.knowledge;

import dev.entrega.local.aws.words.Thesaurus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Finds entries by Lucene; each is a document, with fields for its language. */
final class PassageIndex implements AutoCloseable {

  private static final String NUMBER = "number";

  /**
   * Recommends a module for vectors, of which there are none here. Held, or it would be another.
   */
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTORS.setLevel(Level.SEVERE);
  }

  private final List<Entry> entries;
  private final List<List<Wording>> wordings;
  private final Ranking ranking;
  private final Analyzer analyzer = analyzer();
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /** An entry and how well it fits. */
  record Hit(Entry entry, float sum) {}

  private PassageIndex(List<Entry> entries, Ranking ranking) throws IOException {
    this.entries = List.copyOf(entries);
    this.wordings = entries.stream().map(PassageIndex::wordings).toList();
    this.ranking = ranking;
    var similarity = new BM25Similarity(ranking.k1(), ranking.b());
    var config = new IndexWriterConfig(analyzer).setSimilarity(similarity);
    try (var writer = new IndexWriter(directory, config)) {
      for (var number = 0; number < entries.size(); number++) {
        writer.addDocument(document(entries.get(number), number));
      }
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    searcher.setSimilarity(similarity);
  }

  static PassageIndex of(List<Entry> entries, Ranking ranking) {
    try {
      return new PassageIndex(entries, ranking);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that fit, best first. */
  List<Hit> find(String text) {
    var query = query(text);
    if (query.clauses().isEmpty() || reader.maxDoc() == 0) {
      return List.of();
    }
    try {
      var asked = Wording.of(text);
      var hits = new ArrayList<Hit>();
      var stored = searcher.storedFields();
      for (var hit : searcher.search(query, reader.maxDoc()).scoreDocs) {
        if (hit.score >= ranking.least()) {
          var number = stored.document(hit.doc).getField(NUMBER).numericValue().intValue();
          var exact = wordings.get(number).stream().anyMatch(asked::has) ? ranking.exact() : 0;
          hits.add(new Hit(entries.get(number), hit.score + exact));
        }
      }
      hits.sort(Comparator.comparingDouble(Hit::sum).reversed());
      return hits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BooleanQuery query(String text) {
    var query = new BooleanQuery.Builder();
    var meant = meant(text);
    for (var language : Languages.TAGS) {
      weights().forEach((field, weight) -> add(query, field + language, text, weight));
      add(query, "prefix." + language, meant, ranking.meant());
    }
    return query.build();
  }

  private void add(BooleanQuery.Builder query, String field, String text, float weight) {
    var part = new QueryBuilder(analyzer).createBooleanQuery(field, text);
    if (part != null && weight > 0) {
      query.add(new BoostQuery(part, weight), Occur.SHOULD);
    }
  }

  /** How the words begin that the text does not say, but may mean. */
  private static String meant(String text) {
    return Arrays.stream(Wording.of(text).words().strip().split(" "))
        .flatMap(word -> Thesaurus.others(word).stream())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private Map<String, Float> weights() {
    return Map.of(
        "question.", ranking.question(),
        "body.", ranking.body(),
        "prefix.", ranking.prefix());
  }

  private static List<Wording> wordings(Entry entry) {
    return Stream.concat(Stream.of(entry.title()), entry.questions().stream())
        .map(Wording::of)
        .filter(Wording::isTelling)
        .toList();
  }

  private static Document document(Entry entry, int number) {
    var questions = entry.title() + "\n" + String.join("\n", entry.questions());
    var document = new Document();
    var language = entry.language();
    document.add(new StoredField(NUMBER, number));
    document.add(new TextField("question." + language, questions, Field.Store.NO));
    document.add(new TextField("body." + language, entry.text(), Field.Store.NO));
    document.add(
        new TextField("prefix." + language, questions + "\n" + entry.text(), Field.Store.NO));
    return document;
  }

  private static Analyzer analyzer() {
    var fields = new HashMap<String, Analyzer>();
    for (var language : Languages.TAGS) {
      var stems = Languages.stems(language);
      for (var field : List.of("question.", "body.")) {
        fields.put(field + language, stems);
      }
      fields.put("prefix." + language, Languages.prefixes(language));
    }
    return new PerFieldAnalyzerWrapper(new KeywordAnalyzer(), fields);
  }

  @Override
  public void close() {
    try {
      reader.close();
      directory.close();
      analyzer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
