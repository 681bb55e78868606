package dev.entrega.local.aws.bedrock.extractive;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The languages that it speaks, and how numbers are written in them. */
enum Language {
  PORTUGUESE("pt-BR", "dd/MM/yyyy"),
  ENGLISH("en", "MMMM d, yyyy");

  /** Days are told as they are in most of the country. */
  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

  private final String tag;
  private final Locale locale;
  private final DateTimeFormatter day;

  Language(String tag, String day) {
    this.tag = tag;
    this.locale = Locale.forLanguageTag(tag.equals("en") ? "en-US" : tag);
    this.day = DateTimeFormatter.ofPattern(day, locale);
  }

  String tag() {
    return tag;
  }

  /** The words of this language. */
  String say(String portuguese, String english) {
    return this == PORTUGUESE ? portuguese : english;
  }

  /** An amount: {@code R$ 1.234,56}, {@code R$ 1,234.56}. */
  String amount(long cents) {
    var format = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(locale));
    return "R$ " + format.format(BigDecimal.valueOf(cents, 2));
  }

  /** A day: {@code 28/11/2026}, {@code November 28, 2026}. */
  String day(Instant at) {
    return day.format(at.atZone(ZONE));
  }
}
