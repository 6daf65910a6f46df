package org.lcmap.spark.mesos.launch;

/** Writes words of a shell's command line. */
final class Shell {

  private static final String PLAIN = "_-./:@%+=,";

  private Shell() {}

  /** One word for {@code sh}, whatever the text holds (SPARK-23941). */
  static String quote(String text) {
    boolean plain = !text.isEmpty();
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || PLAIN.indexOf(c) >= 0;
    }
    return plain ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
