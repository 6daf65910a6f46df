package org.lcmap.spark.mesos.defaults;

import java.util.Map;
import java.util.Optional;

/** The image in which executors run where no setting names one: the one that the driver runs in. */
public final class ExecutorImage {

  /** What the user says of it: {@code docker run -e IMAGE=$IMAGE ... $IMAGE}. */
  public static final String GIVEN = "IMAGE";

  /** What the image says of itself: the name under which it was built. */
  public static final String OWN = "LCMAP_SPARK_IMAGE";

  private ExecutorImage() {}

  /** What the user has given, else what the image knows; nothing outside of an image. */
  public static Optional<String> of(Map<String, String> environment) {
    return given(environment).or(() -> own(environment));
  }

  /** The image that the user has given. */
  public static Optional<String> given(Map<String, String> environment) {
    return variable(environment, GIVEN);
  }

  /** The name under which the image was built that this driver runs in. */
  public static Optional<String> own(Map<String, String> environment) {
    return variable(environment, OWN);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
