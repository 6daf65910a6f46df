package org.lcmap.spark.mesos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.Credentials;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SparkConf;
import org.lcmap.spark.mesos.kubernetes.KubernetesMaster;

/**
 * Authentication and encryption between driver and executors, on unless the user says otherwise.
 *
 * <p>Spark makes a secret by itself for YARN, Kubernetes and local mode only. Here it is made for
 * {@code mesos://}, and kept where Spark looks first: among the credentials of the process's user
 * ({@code org.apache.spark.SecurityManager}). In the settings, which programs can print, stands a
 * placeholder. Docs: {@code docs/adr/0060-rpc-secret.md}.
 */
public final class RpcSecurity {

  static final String SECRET = "spark.authenticate.secret";

  /** What stands in the settings in the secret's place. */
  static final String PLACEHOLDER = "kept-by-lcmap-spark";

  private static final Text SPARKS_NAME = new Text("sparkCookie");
  private static final int SECRET_BYTES = 32;

  /** Spark's own encryption, at the versions that its documentation recommends. */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.authenticate", "true",
          "spark.network.crypto.enabled", "true",
          "spark.network.crypto.authEngineVersion", "2",
          "spark.network.crypto.cipher", "AES/GCM/NoPadding",
          "spark.network.crypto.saslFallback", "false");

  private RpcSecurity() {}

  /**
   * Prepares the settings of an application before its SparkContext is made; later is too late, for
   * the driver listens by then. Settings that the user made are kept. Does nothing for a master
   * that is neither Mesos's nor Kubernetes's, and nothing the second time.
   */
  public static void prepare(SparkConf conf) {
    String master = conf.get("spark.master", "");
    if (!MesosMaster.isMesos(master) && !KubernetesMaster.is(master)) {
      return;
    }
    boolean tls = conf.getBoolean("spark.ssl.rpc.enabled", false);
    DEFAULTS.forEach(
        (name, value) -> {
          if (!(tls && name.startsWith("spark.network.crypto"))) {
            conf.setIfMissing(name, value);
          }
        });
    // On Kubernetes Spark makes the secret.
    if (MesosMaster.isMesos(master) && isOn(conf) && !conf.contains(SECRET)) {
      byte[] secret = new byte[SECRET_BYTES];
      new SecureRandom().nextBytes(secret);
      keep(HexFormat.of().formatHex(secret));
      conf.set(SECRET, PLACEHOLDER);
    }
  }

  static boolean isOn(SparkConf conf) {
    return conf.getBoolean("spark.authenticate", false);
  }

  /** Puts the secret where Spark finds it in this process, and nobody sees it. */
  static void keep(String secret) {
    Credentials credentials = new Credentials();
    credentials.addSecretKey(SPARKS_NAME, secret.getBytes(UTF_8));
    try {
      UserGroupInformation.getCurrentUser().addCredentials(credentials);
    } catch (IOException e) {
      throw new CannotStartException("the user's login with Hadoop failed: " + e.getMessage(), e);
    }
  }
}
