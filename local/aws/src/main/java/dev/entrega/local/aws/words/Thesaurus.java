package dev.entrega.local.aws.words;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What customers and help centres call by different words, as the beginnings of those words, in
 * lower case and without accents.
 */
public final class Thesaurus {

  private static final int SHORTEST = 4;

  private static final List<List<String>> GROUPS =
      groups(
          "quebrad rachad amassad trincad rasgad danific avaria estragad defeito",
          "dinheiro grana reembols estorn devol",
          "rua cep endereco morada",
          "motoboy entregador rapaz carteiro motorista",
          "caixa pacote encomenda embalag",
          "frete entrega envio",
          "qto quanto custo custa preco valor",
          "firma empresa cnpj",
          "cancel desist arrepend",
          "telefone celular cel fone",
          "urgente rapid express hoje",
          "atras demor sumiu",
          "porteiro portaria zelador vizinho condominio",
          "mensagem sms texto aviso",
          "email caixa spam",
          "identidade rg cpf documento",
          "parcel vezes prestac juros",
          "recus negad rejeit",
          "trocar troca tamanho cor",
          "nota fiscal danfe nf",
          "exterior pais estrangeir portugal",
          "humano atendente alguem robo",
          "senha login conta acess entrar",
          "cupom vale desconto promoc",
          "feriado domingo sabado natal carnaval",
          "cego leitor surdo acessib",
          "golpe falso fraude whatsapp link",
          "clonar segur salv",
          "sitio fazenda rural ilha interior",
          "presente aniversario embrulh",
          "grosseir gritou comporta educad",
          "reclam procon ouvidoria",
          "parad travad atualiz rastre",
          "retirar buscar pessoalmente balcao",
          "duas duplic dobro repetid",
          "campainha recado bilhete portao instruc",
          "venc validade prazo expir",
          "segunda via barras",
          "esgotad acabou estoque",
          "irma mae esposa marido filho amigo terceiro",
          "espanhol ingles idioma lingua",
          "acrescentar incluir esqueci adicion",
          "perfil cadastro dados",
          "apagar excluir exclus",
          "broke crack crush smash torn damag defect shatter",
          "money refund cash reimburs",
          "package parcel box packet",
          "courier driver guy postman rider",
          "erase delet remov",
          "unsubscrib stop",
          "inbox email mail spam",
          "swap exchang size tight loose colour",
          "reach deliver",
          "dispatch ship sent left leave warehouse",
          "fix repair warrant guarante",
          "reject declin refus",
          "cancel rid undo regret",
          "street address zip cep flat",
          "fast quick urgent express today",
          "late delay slow overdue",
          "neighbo doorman concierge porter building",
          "text sms messag notif",
          "bot robot assistant machine",
          "human agent person someone",
          "cost price fee much",
          "shipping freight postage delivery",
          "slip boleto barcode",
          "missing incomplete lack only",
          "wrong instead different",
          "evening hour morning night slot",
          "password login locked account sign",
          "profile contact details",
          "coupon voucher promo discount",
          "invoice receipt tax fiscal",
          "company business cnpj firm",
          "interest instal split",
          "holiday weekend sunday saturday carnival christmas",
          "blind reader deaf accessib",
          "spanish language portuguese english",
          "stolen theft hack clone safe secur saved",
          "fake scam fraud whatsapp link",
          "abroad foreign country international overseas",
          "island farm rural village remote",
          "sister brother wife husband friend mother relative neighbour",
          "identity document passport",
          "rude yell shout behav",
          "complain ombudsman procon escalat",
          "stuck frozen moving updat",
          "pick collect counter",
          "twice double identical duplicat",
          "gift present birthday wrap",
          "doorbell note instruct gate",
          "pending waiting clear process",
          "expire expir valid deadline",
          "copy again resend",
          "stock sold unavailable",
          "cheaper promotion dropped",
          "forgot extra another");

  private Thesaurus() {}

  /** Which words somebody may say who means this one; made once for many words to be tried. */
  public static Predicate<String> alike(String word) {
    var groups = groupsOf(word).toList();
    return other -> groups.stream().anyMatch(group -> has(group, other));
  }

  /** How the words begin that somebody may mean who says this one; without this one's own. */
  public static List<String> others(String word) {
    return groupsOf(word)
        .flatMap(List::stream)
        .filter(beginning -> !isOf(beginning, word))
        .distinct()
        .toList();
  }

  private static Stream<List<String>> groupsOf(String word) {
    return GROUPS.stream().filter(group -> has(group, word));
  }

  private static boolean has(List<String> group, String word) {
    return group.stream().anyMatch(beginning -> isOf(beginning, word));
  }

  /** A short one is a word of its own, or it would begin too many. */
  private static boolean isOf(String beginning, String word) {
    return beginning.length() < SHORTEST ? word.equals(beginning) : word.startsWith(beginning);
  }

  private static List<List<String>> groups(String... groups) {
    return Arrays.stream(groups).map(group -> List.of(group.split(" "))).toList();
  }
}
