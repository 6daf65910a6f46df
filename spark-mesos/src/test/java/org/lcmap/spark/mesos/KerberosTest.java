package org.lcmap.spark.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.deploy.security.HadoopDelegationTokenManager;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.mesos.client.MasterAddress;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** Where Hadoop asks for Kerberos, Spark gets what it needs for delegation tokens. */
final class KerberosTest {

  private static final String RENEWER = "spark.hadoop.yarn.resourcemanager.principal";

  @TempDir Path folder;

  @BeforeEach
  void nameRealm() {
    System.setProperty("java.security.krb5.realm", "EXAMPLE.ORG");
    System.setProperty("java.security.krb5.kdc", "127.0.0.1");
  }

  @AfterEach
  void forget() {
    System.clearProperty("java.security.krb5.realm");
    System.clearProperty("java.security.krb5.kdc");
    UserGroupInformation.reset();
  }

  @Test
  void tokensAreAskedForInTheNameOfTheUser() throws Exception {
    Configuration hadoop = new Configuration(false);
    hadoop.set("hadoop.security.authentication", "kerberos");
    hadoop.set("hadoop.security.auth_to_local", "RULE:[1:$1@$0](.*@EXAMPLE.ORG)s/@.*//");
    UserGroupInformation.setConfiguration(hadoop);
    SparkConf conf = new SparkConf(false);

    UserGroupInformation.createRemoteUser("ada@EXAMPLE.ORG")
        .doAs(
            (PrivilegedExceptionAction<Void>)
                () -> {
                  MesosSparkSubmit.nameRenewer(conf);
                  return null;
                });

    assertThat(conf.get(RENEWER)).isEqualTo("ada");
  }

  @Test
  void withoutKerberosNothingIsSet() {
    SparkConf conf = new SparkConf(false);

    MesosSparkSubmit.nameRenewer(conf);

    assertThat(conf.contains(RENEWER)).isFalse();
  }

  @Test
  void tokensAreRenewedWithAKeytab() throws Exception {
    Path keytab = Files.createFile(folder.resolve("ada.keytab"));
    SparkConf conf =
        new SparkConf(false)
            .setMaster("local")
            .setAppName("Kerberos")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.ui.enabled", "false")
            .set("spark.kerberos.keytab", keytab.toString())
            .set("spark.kerberos.principal", "ada@EXAMPLE.ORG");
    SparkContext context = new SparkContext(conf);
    try {
      MesosSchedulerBackend backend =
          new MesosSchedulerBackend(
              new TaskSchedulerImpl(context),
              context,
              MasterAddress.parse("mesos://127.0.0.1:5050"),
              SparkMesosSettings.parse(Map.of(), Map.of("SPARK_HOME", "/opt/spark")));

      assertThat(backend.createTokenManager())
          .matches(manager -> manager.isDefined())
          .extracting(manager -> manager.get())
          .matches(HadoopDelegationTokenManager::renewalEnabled);
    } finally {
      context.stop();
    }
  }
}
