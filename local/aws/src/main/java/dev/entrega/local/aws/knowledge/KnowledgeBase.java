package dev.entrega.local.aws.knowledge;

import dev.entrega.local.aws.knowledge.PassageIndex.Hit;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The passages that can be retrieved. */
public final class KnowledgeBase implements AutoCloseable {

  private final KnowledgeSettings settings;
  private final @Nullable PassageIndex index;

  private KnowledgeBase(KnowledgeSettings settings, @Nullable PassageIndex index) {
    this.settings = settings;
    this.index = index;
  }

  /**
   * Reads the folder of its settings; where there is none, nor a folder at its place, there is no
   * knowledge base.
   *
   * @throws IllegalArgumentException a file of the folder is no entry
   */
  public static KnowledgeBase open(KnowledgeSettings settings) {
    var folder = settings.folder();
    return folder == null || !Files.isDirectory(folder)
        ? new KnowledgeBase(settings, null)
        : new KnowledgeBase(settings, PassageIndex.of(Entries.in(folder), settings.ranking()));
  }

  /** Whether this is it. */
  boolean is(String id) {
    return index != null && id.equals(settings.id());
  }

  /** All that fits a question and a filter, best first. */
  List<Hit> find(String question, Predicate<Map<String, String>> filter) {
    return index == null
        ? List.of()
        : index.find(question).stream().filter(hit -> filter.test(hit.entry().metadata())).toList();
  }

  double score(Hit hit) {
    return settings.ranking().score(hit.sum());
  }

  @Override
  public void close() {
    if (index != null) {
      index.close();
    }
  }
}
