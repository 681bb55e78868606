package dev.entrega.local.aws.knowledge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.util.IOUtils;

/**
 * What is the same word in each language. Accents do not count, since in a chat many leave them
 * out: "nao chegou".
 */
final class Languages {

  static final String PORTUGUESE = "pt-BR";
  static final String ENGLISH = "en";

  /** The languages that entries are in; the names of their folders. */
  static final List<String> TAGS = List.of(PORTUGUESE, ENGLISH);

  private static final CharArraySet OF_PORTUGUESE = small("portuguese", "ate pra pro ta vc vcs q");
  private static final CharArraySet OF_ENGLISH = small("english", "can could would u im ive dont");

  private Languages() {}

  /** Stems, without the small words. */
  static Analyzer stems(String language) {
    return language.equals(PORTUGUESE) ? new Portuguese() : new English();
  }

  /** How words begin, in four to six letters, without the small words. */
  static Analyzer prefixes(String language) {
    return new Prefixes(language.equals(PORTUGUESE) ? OF_PORTUGUESE : OF_ENGLISH);
  }

  private static final class Portuguese extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var tokenizer = new StandardTokenizer();
      var words = new StopFilter(plain(tokenizer), OF_PORTUGUESE);
      return new TokenStreamComponents(tokenizer, new PortugueseLightStemFilter(words));
    }
  }

  private static final class English extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var tokenizer = new StandardTokenizer();
      var words = new StopFilter(plain(new EnglishPossessiveFilter(tokenizer)), OF_ENGLISH);
      return new TokenStreamComponents(tokenizer, new PorterStemFilter(words));
    }
  }

  private static final class Prefixes extends Analyzer {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 6;

    private final CharArraySet small;

    Prefixes(CharArraySet small) {
      this.small = small;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var tokenizer = new StandardTokenizer();
      var words = new StopFilter(plain(tokenizer), small);
      return new TokenStreamComponents(
          tokenizer, new EdgeNGramTokenFilter(words, SHORTEST, LONGEST, true));
    }
  }

  /** Those of Snowball's list, without their accents, and others as people type them. */
  private static CharArraySet small(String language, String others) {
    var small = new CharArraySet(List.of(others.split(" ")), true);
    var name = language + "_stop.txt";
    try (var list =
        IOUtils.getDecodingReader(
            IOUtils.requireResourceNonNull(SnowballFilter.class.getResourceAsStream(name), name),
            UTF_8)) {
      for (var word : WordlistLoader.getSnowballWordSet(list)) {
        small.add(Wording.of(new String((char[]) word)).words().strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return small;
  }

  /** Lower case and no accents. */
  private static TokenStream plain(TokenStream words) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(words));
  }
}
