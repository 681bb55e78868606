package dev.entrega.local.aws.knowledge;

import dev.entrega.local.aws.knowledge.PassageIndex.Hit;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The passages that can be retrieved. */
public final class KnowledgeBase implements AutoCloseable {

  private final KnowledgeSettings settings;
  private final @Nullable CompletableFuture<PassageIndex> index;

  private KnowledgeBase(
      KnowledgeSettings settings, @Nullable CompletableFuture<PassageIndex> index) {
    this.settings = settings;
    this.index = index;
  }

  /**
   * Reads the folder of its settings; where there is none, nor a folder at its place, there is no
   * knowledge base. What is read is indexed aside, so that a start does not wait for it.
   *
   * @throws IllegalArgumentException a file of the folder is no entry
   */
  public static KnowledgeBase open(KnowledgeSettings settings) {
    var folder = settings.folder();
    if (folder == null || !Files.isDirectory(folder)) {
      return new KnowledgeBase(settings, null);
    }
    var entries = Entries.in(folder);
    return new KnowledgeBase(
        settings,
        CompletableFuture.supplyAsync(
            () -> PassageIndex.of(entries, settings.ranking()),
            task -> Thread.ofPlatform().daemon().name("knowledge").start(task)));
  }

  /** Whether this is it. */
  boolean is(String id) {
    return index != null && id.equals(settings.id());
  }

  /** All that fits a question and a filter, best first. */
  List<Hit> find(String question, Predicate<Map<String, String>> filter) {
    return index == null
        ? List.of()
        : index.join().find(question).stream()
            .filter(hit -> filter.test(hit.entry().metadata()))
            .toList();
  }

  double score(Hit hit) {
    return settings.ranking().score(hit.sum());
  }

  @Override
  public void close() {
    if (index != null) {
      index.join().close();
    }
  }
}
