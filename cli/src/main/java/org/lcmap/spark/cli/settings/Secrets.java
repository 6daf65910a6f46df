package org.lcmap.spark.cli.settings;

import java.util.regex.Pattern;
import org.lcmap.spark.mesos.settings.KnownSettings;

/** What must not be shown. Rather too much is hidden than too little. */
public final class Secrets {

  /** What stands in the place of a secret. */
  public static final String HIDDEN = "(hidden)";

  private static final String WORDS =
      "secret|passwo?r?d|passphrase|token|credential|access[._-]?key|api[._-]?key";
  private static final Pattern NAME = Pattern.compile(WORDS, Pattern.CASE_INSENSITIVE);
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "([\\w.-]*(?:" + WORDS + ")[\\w.-]*=)(\"[^\"]*\"|'[^']*'|[^\\s,&]+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_URL = Pattern.compile("(://)[^/@\\s]*@");

  private Secrets() {}

  /** Whether a value of that name is a secret as a whole. */
  public static boolean isSecret(String name) {
    return KnownSettings.find(name)
        .map(KnownSettings.Known::secret)
        .orElseGet(() -> NAME.matcher(name).find());
  }

  /** The value as it may be shown. */
  public static String shown(String name, String value) {
    return isSecret(name) && !value.isEmpty() ? HIDDEN : shown(value);
  }

  /** A text as it may be shown: without {@code name=value} of secrets, and passwords in URLs. */
  public static String shown(String text) {
    String withoutAssigned = ASSIGNED.matcher(text).replaceAll("$1" + HIDDEN);
    return IN_URL.matcher(withoutAssigned).replaceAll("$1" + HIDDEN + "@");
  }
}
