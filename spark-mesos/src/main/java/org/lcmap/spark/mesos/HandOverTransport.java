package org.lcmap.spark.mesos;

import java.util.Map;
import java.util.function.Function;
import org.apache.spark.network.sasl.SecretKeyHolder;
import org.apache.spark.network.util.MapConfigProvider;
import org.apache.spark.network.util.TransportConf;
import org.jspecify.annotations.Nullable;

/** Spark's own encrypted transport, as both sides of the hand-over use it. */
final class HandOverTransport {

  /** Milliseconds within which the driver has to answer an executor. */
  static final long PATIENCE = 60_000;

  private HandOverTransport() {}

  static TransportConf conf() {
    return new TransportConf(
        "handover",
        new MapConfigProvider(
            Map.of(
                "spark.network.crypto.enabled", "true",
                "spark.network.crypto.authEngineVersion", "2",
                "spark.network.crypto.cipher", "AES/GCM/NoPadding",
                "spark.network.crypto.saslFallback", "false",
                "spark.handover.io.serverThreads", "1",
                "spark.handover.io.clientThreads", "1")));
  }

  /** Keys for Spark's transport, of which it only asks for those of {@code keyOf}. */
  static SecretKeyHolder keys(Function<String, @Nullable String> keyOf) {
    return new SecretKeyHolder() {
      @Override
      public String getSaslUser(String id) {
        return id;
      }

      @Override
      @SuppressWarnings("NullAway") // null is how the interface says that there is no key
      public String getSecretKey(String id) {
        return keyOf.apply(id);
      }
    };
  }
}
