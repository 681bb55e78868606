package dev.entrega.local.aws.bedrock.extractive;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Search words: what an article would call what people call otherwise. */
final class Keywords {

  private static final int MOST = 6;

  private record Synonyms(Pattern asked, List<String> words) {

    static Synonyms of(String asked, String words) {
      return new Synonyms(Pattern.compile("\\b(" + asked + ")"), List.of(words.split(" ")));
    }
  }

  private static final List<Synonyms> SYNONYMS =
      List.of(
          Synonyms.of("cade|sumiu|rastre", "acompanhar pedido rastreamento"),
          Synonyms.of("atras", "atrasado prazo"),
          Synonyms.of("dinheiro|grana|estorn", "reembolso"),
          Synonyms.of("desist|nao quero mais", "cancelar"),
          Synonyms.of("quebr|amass|rasg|estrag|defeito", "danificado"),
          Synonyms.of("veio errado|outro produto", "produto trocado"),
          Synonyms.of("falt|incompleto", "item faltando"),
          Synonyms.of("morada|rua|cep|mudei", "endereço"),
          Synonyms.of("parcel(a|ar|ado)\\b|vezes", "parcelamento"),
          Synonyms.of("recus|negad", "pagamento recusado"),
          Synonyms.of("pessoa|humano|alguem", "atendente"),
          Synonyms.of("lost|track|whereabouts", "track order"),
          Synonyms.of("late\\b|slow|delay", "late delay"),
          Synonyms.of("money", "refund"),
          Synonyms.of("call off|do ?n.t want", "cancel"),
          Synonyms.of("broke|crush|torn|defect", "damaged"),
          Synonyms.of("incomplete|not all", "missing item"),
          Synonyms.of("moved|street|zip", "address"),
          Synonyms.of("declin|reject", "payment declined"),
          Synonyms.of("person|human|somebody|someone", "human agent"));

  private Keywords() {}

  /** At most six, with blanks between; those of the question where there are no others. */
  static String of(String question) {
    var text = Words.folded(question);
    var others =
        SYNONYMS.stream()
            .filter(synonyms -> synonyms.asked().matcher(text).find())
            .flatMap(synonyms -> synonyms.words().stream())
            .distinct()
            .limit(MOST)
            .toList();
    var words = others.isEmpty() ? Words.telling(question) : others;
    return words.stream().limit(MOST).collect(Collectors.joining(" "));
  }
}
