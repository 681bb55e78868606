package dev.entrega.local.aws.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How often the right entry is the first one found, and how often it is among the first five.
 *
 * <pre>{@code java … dev.entrega.local.aws.knowledge.Recall knowledge questions.tsv [all]}</pre>
 *
 * <p>Each line of the questions is {@code language<TAB>entry-id<TAB>question}; several entry ids
 * that are all right stand between commas. With {@code all} both languages are looked through, and
 * the one that was asked in is chosen from the first ten, as the rag-chain does.
 */
final class Recall {

  private static final int FEW = 5;
  private static final int CHAIN = 10;

  private Recall() {}

  record Asked(String language, List<String> entries, String question) {

    static List<Asked> in(Path file) throws IOException {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .map(parts -> new Asked(parts[0], List.of(parts[1].split(",")), parts[2]))
          .toList();
    }
  }

  /** Where the right entry was found, from 0; -1 if it was not among the first. */
  record Place(Asked asked, int place, List<String> found) {

    boolean isFirst() {
      return place == 0;
    }

    boolean isFound() {
      return place >= 0;
    }
  }

  record Figures(int questions, double first, double few) {

    static Figures of(List<Place> places) {
      return new Figures(places.size(), part(places, Place::isFirst), part(places, Place::isFound));
    }

    private static double part(List<Place> places, Predicate<Place> those) {
      return places.stream().filter(those).count() / (double) Math.max(1, places.size());
    }
  }

  static List<Place> of(Path folder, Ranking ranking, List<Asked> questions, boolean all) {
    try (var index = PassageIndex.of(Entries.in(folder), ranking)) {
      return questions.stream().map(asked -> place(index, asked, all)).toList();
    }
  }

  private static Place place(PassageIndex index, Asked asked, boolean all) {
    var hits = index.find(asked.question());
    var seen = all ? hits.subList(0, Math.min(CHAIN, hits.size())) : hits;
    var found = new ArrayList<String>();
    for (var hit : seen) {
      if (hit.entry().language().equals(asked.language()) && found.size() < FEW) {
        found.add(hit.entry().id());
      }
    }
    var place = 0;
    while (place < found.size() && !asked.entries().contains(found.get(place))) {
      place++;
    }
    return new Place(asked, place == found.size() ? -1 : place, found);
  }

  public static void main(String[] arguments) throws IOException {
    var questions = Asked.in(Path.of(arguments[1]));
    var all = arguments.length > 2 && arguments[2].equals("all");
    var places = of(Path.of(arguments[0]), Ranking.tuned(), questions, all);
    places.stream()
        .filter(place -> !place.isFirst())
        .forEach(place ->
            System.out.printf(
                "%s\t%s\t%s\t%s%n",
                place.place(),
                String.join(",", place.asked().entries()),
                place.asked().question(),
                place.found()));
    for (var language : Languages.TAGS) {
      print(
          language,
          places.stream().filter(place -> place.asked().language().equals(language)).toList());
    }
    print("all", places);
  }

  private static void print(String name, List<Place> places) {
    var figures = Figures.of(places);
    System.out.printf(
        "%-6s %4d questions  recall@1 %.3f  recall@5 %.3f%n",
        name, figures.questions(), figures.first(), figures.few());
  }
}
