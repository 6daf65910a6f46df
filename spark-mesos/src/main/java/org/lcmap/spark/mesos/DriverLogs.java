package org.lcmap.spark.mesos;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/** Links to the driver's own logs, as whoever started it names them. */
final class DriverLogs {

  private static final String PREFIX = "SPARK_DRIVER_LOG_URL_";

  private DriverLogs() {}

  /**
   * From variables such as {@code SPARK_DRIVER_LOG_URL_STDERR}, which Spark knows elsewhere too.
   */
  static Option<scala.collection.immutable.Map<String, String>> ofEnvironment(
      Map<String, String> environment) {
    Map<String, String> urls = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            urls.put(name.substring(PREFIX.length()).toLowerCase(Locale.ROOT), value);
          }
        });
    return urls.isEmpty()
        ? Option.empty()
        : Option.apply(Map$.MODULE$.from(CollectionConverters.asScala(urls)));
  }
}
