package org.lcmap.spark.mesos.launch;

import org.lcmap.mesos.model.FrameworkInfo;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** Describes the application to the master. */
@SuppressWarnings({"DoNotCallSuggester", "unused"}) // signatures first, the rest follows
public final class FrameworkDescription {

  private FrameworkDescription() {}

  /**
   * What SUBSCRIBE says: user, roles, principal, capabilities, the smallest offer of use.
   *
   * @param sparkUser as whom agents run executors unless the settings say otherwise
   * @param sparkUi the link to the application unless the settings say otherwise; may be empty
   */
  public static FrameworkInfo of(SparkMesosSettings settings, String sparkUser, String sparkUi) {
    throw new UnsupportedOperationException("soon");
  }
}
