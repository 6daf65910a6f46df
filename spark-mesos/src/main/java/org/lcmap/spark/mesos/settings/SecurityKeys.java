package org.lcmap.spark.mesos.settings;

import java.util.List;

/** Settings of what driver and executors say to each other; Spark itself reads most of them. */
final class SecurityKeys {

  static final Setting<Boolean> AUTHENTICATE =
      Setting.of(
              "spark.authenticate",
              Syntax.flag(),
              "Whether executors and driver prove to each other that they belong together. The secret"
                  + " is made for each application and reaches executors encrypted.")
          .byDefault(true, "true")
          .compared("was `false`, and the user had to bring a secret to the executors");

  static final Setting<Boolean> ENCRYPT =
      Setting.of(
              "spark.network.crypto.enabled", Syntax.flag(), "Whether they encrypt what they say.")
          .byDefault(true, "true")
          .compared("was `false`");

  static final Setting<Boolean> IO_ENCRYPTION =
      Setting.of(
              "spark.io.encryption.enabled",
              Syntax.flag(),
              "Whether temporary files are encrypted.")
          .byDefault(false, "false")
          .compared("was refused");

  static final Setting<Integer> HAND_OVER_PORT =
      Setting.of(
              "spark.mesos.driver.handoverPort",
              Syntax.port(),
              "Where executors get the secret from the driver; fix it for a firewall, like"
                  + " `spark.driver.port`.")
          .byDefault(0, "0")
          .otherwise("any free port")
          .compared(Setting.NEW);

  static final List<Setting<?>> ALL = List.of(AUTHENTICATE, ENCRYPT, IO_ENCRYPTION, HAND_OVER_PORT);

  private SecurityKeys() {}

  static void check(Values values) {
    ALL.forEach(values::given);
  }
}
