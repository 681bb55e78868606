package dev.entrega.local.aws.knowledge;

import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * What is the same word in each language. Accents do not count, since in a chat many leave them
 * out: "nao chegou".
 */
final class Languages {

  static final String PORTUGUESE = "pt-BR";
  static final String ENGLISH = "en";

  /** The languages that entries are in; the names of their folders. */
  static final List<String> TAGS = List.of(PORTUGUESE, ENGLISH);

  private Languages() {}

  /** Stems, without the small words. */
  static Analyzer stems(String language) {
    return language.equals(PORTUGUESE) ? new Portuguese() : new English();
  }

  /** How words begin, in four to six letters. */
  static Analyzer prefixes() {
    return new Prefixes();
  }

  private static final class Portuguese extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var tokenizer = new StandardTokenizer();
      TokenStream words =
          new StopFilter(new LowerCaseFilter(tokenizer), PortugueseAnalyzer.getDefaultStopSet());
      words = new ASCIIFoldingFilter(new PortugueseLightStemFilter(words));
      return new TokenStreamComponents(tokenizer, new StopFilter(words, NO_WORDS));
    }

    /** Small words without their accents. */
    private static final CharArraySet NO_WORDS =
        new CharArraySet(List.of("nao", "voce", "ja", "ate", "ta", "pra", "pro"), true);
  }

  private static final class English extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var tokenizer = new StandardTokenizer();
      TokenStream words = new LowerCaseFilter(new EnglishPossessiveFilter(tokenizer));
      words = new StopFilter(words, EnglishAnalyzer.getDefaultStopSet());
      return new TokenStreamComponents(
          tokenizer, new PorterStemFilter(new ASCIIFoldingFilter(words)));
    }
  }

  private static final class Prefixes extends Analyzer {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 6;

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var tokenizer = new StandardTokenizer();
      var words = new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer));
      return new TokenStreamComponents(
          tokenizer, new EdgeNGramTokenFilter(words, SHORTEST, LONGEST, true));
    }
  }
}
