package dev.entrega.local.stepfunctions.definition;

import java.util.regex.Pattern;

/** Refuses what cannot be the name of a variable. */
final class AssignReader {

  private static final int LONGEST_NAME = 80;
  private static final Pattern NAME =
      Pattern.compile("\\p{javaUnicodeIdentifierStart}\\p{javaUnicodeIdentifierPart}*");

  private AssignReader() {}

  /** The same fields, once {@code Assign} among them was looked through. */
  static Fields checked(Fields fields) {
    Fields assign = fields.object("Assign");
    if (assign != null) {
      assign.names().forEach(name -> check(assign, name));
    }
    return fields;
  }

  private static void check(Fields assign, String field) {
    String name = field.endsWith(".$") ? field.substring(0, field.length() - 2) : field;
    if (name.equals("states")) {
      assign.refuse("The variable name 'states' is reserved", field);
    } else if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      assign.refuse("The variable name '" + name + "' is not valid", field);
    }
  }
}
