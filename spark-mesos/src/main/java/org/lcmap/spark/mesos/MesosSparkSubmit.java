package org.lcmap.spark.mesos;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkUserAppException;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.apache.spark.internal.LogEntry;
import org.jspecify.annotations.Nullable;
import org.lcmap.spark.mesos.defaults.ThisMachine;
import org.lcmap.spark.mesos.kubernetes.DriverAccess;
import scala.Function0;
import scala.Option;
import scala.Tuple4;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Spark's {@code spark-submit}, which takes {@code mesos://} too.
 *
 * <p>Spark 4 refuses that master before any cluster manager is asked. While Spark prepares an
 * application, the master therefore bears a name that Spark takes for a standalone cluster's: that
 * mode treats memory, cores, jars, files, archives and Python files in the way that Mesos needs,
 * and Spark 3.5 did. Afterwards the application gets to see the name that its user wrote.
 * Applications of every cluster get what {@link DriverDefaults} knows.
 */
public final class MesosSparkSubmit extends SparkSubmit {

  private static final String DISGUISE = "spark-";

  private MesosSparkSubmit() {}

  /** Runs an application, as {@code org.apache.spark.deploy.SparkSubmit} does. */
  public static void main(String[] arguments) {
    try {
      new MesosSparkSubmit().doSubmit(arguments);
    } catch (Throwable e) {
      if (e instanceof SparkUserAppException ended) {
        System.exit(ended.exitCode()); // the job's own process has said what went wrong
      }
      CannotStartException reason = reason(e);
      if (reason == null) {
        throw e;
      }
      say(String.valueOf(reason.getMessage()));
      System.exit(1);
    }
  }

  private static @Nullable CannotStartException reason(Throwable e) {
    Throwable next = e;
    while (next != null && !(next instanceof CannotStartException)) {
      next = next.getCause();
    }
    return (CannotStartException) next;
  }

  @Override
  public Tuple4<Seq<String>, Seq<String>, SparkConf, String> prepareSubmitEnvironment(
      SparkSubmitArguments arguments, Option<Configuration> hadoop) {
    Option<String> master = arguments.maybeMaster();
    if (master.isEmpty() || !MesosMaster.isMesos(master.get())) {
      if (master.isDefined()) {
        Map<String, String> given = CollectionConverters.asJava(arguments.sparkProperties());
        arguments.maybeMaster_$eq(
            Option.apply(
                KubernetesDriver.master(master.get(), given, DriverAccess.of(System.getenv()))));
      }
      var prepared = super.prepareSubmitEnvironment(arguments, hadoop);
      if (!"cluster".equals(arguments.deployMode())) {
        addDefaults(prepared._3(), arguments);
      }
      return prepared;
    }
    if ("cluster".equals(arguments.deployMode())) {
      throw new CannotStartException(
          "--deploy-mode cluster does not work with mesos://: the driver runs where you start it;"
              + " leave the option out, or give --deploy-mode client");
    }
    arguments.maybeMaster_$eq(Option.apply(DISGUISE + master.get()));
    var prepared = super.prepareSubmitEnvironment(arguments, hadoop);
    arguments.maybeMaster_$eq(master);
    complete(prepared._3(), master.get(), arguments);
    return prepared;
  }

  private static void complete(SparkConf conf, String master, SparkSubmitArguments arguments) {
    conf.set("spark.master", master);
    if (arguments.numExecutors() != null) {
      conf.set("spark.executor.instances", arguments.numExecutors());
    }
    nameRenewer(conf);
    addDefaults(conf, arguments);
  }

  /**
   * With Kerberos, Hadoop's client asks for tokens in the name of YARN's principal (SPARK-20328).
   */
  static void nameRenewer(SparkConf conf) {
    if (UserGroupInformation.isSecurityEnabled()) {
      conf.set("spark.hadoop.yarn.resourcemanager.principal", user());
    }
  }

  /** A SparkContext that Python makes asks by itself: its settings are not complete yet. */
  private static void addDefaults(SparkConf conf, SparkSubmitArguments arguments) {
    RpcSecurity.prepare(conf);
    if (!arguments.isPython()) {
      DriverDefaults.prepare(conf, System.getenv(), new ThisMachine());
    }
  }

  private static String user() {
    try {
      return UserGroupInformation.getCurrentUser().getShortUserName();
    } catch (java.io.IOException e) {
      throw new CannotStartException("the user's login with Hadoop failed: " + e.getMessage(), e);
    }
  }

  private static void say(String line) {
    System.err.println(line);
  }

  @Override
  public void logInfo(Function0<String> message) {
    say(message.apply());
  }

  @Override
  public void logInfo(LogEntry entry) {
    say(entry.message());
  }

  @Override
  public void logWarning(Function0<String> message) {
    say("Warning: " + message.apply());
  }

  @Override
  public void logWarning(LogEntry entry) {
    say("Warning: " + entry.message());
  }

  @Override
  public void logError(Function0<String> message) {
    say("Error: " + message.apply());
  }

  @Override
  public void logError(LogEntry entry) {
    say("Error: " + entry.message());
  }
}
