package org.lcmap.spark.cli.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The options of {@code spark-submit}, so that its command line can be examined as it stands. Those
 * that set nothing are taken and left alone, and so is the job with its arguments.
 */
public final class SparkOptions {

  private final List<Given> given = new ArrayList<>();
  private Optional<String> propertiesFile = Optional.empty();
  private boolean loadDefaults;

  /** In the order of the command line; later ones win. */
  List<Given> given() {
    return List.copyOf(given);
  }

  Optional<String> propertiesFile() {
    return propertiesFile;
  }

  boolean loadsDefaults() {
    return loadDefaults;
  }

  private void set(String name, String value, String option) {
    // As `--conf spark.app.name=$USER` where USER is not set: nobody means the empty text.
    if (!value.isEmpty() || option.equals("--conf")) {
      given.add(new Given(name, value, new Origin.Option(option)));
    }
  }

  @Option(
      names = {"-c", "--conf"},
      paramLabel = "NAME=VALUE",
      description = "A setting.")
  void conf(List<String> pairs) {
    if (pairs.isEmpty()) {
      return; // picocli's own start
    }
    String pair = pairs.get(pairs.size() - 1);
    int equals = pair.indexOf('=');
    if (equals < 1) {
      throw new UnusableSettingsException(
          "--conf " + Secrets.shown(pair) + " sets nothing: write --conf name=value");
    }
    String name = pair.substring(0, equals);
    String value = pair.substring(equals + 1);
    if (!(value.isEmpty()
        && List.of("spark.app.name", "spark.driver.host", "spark.master").contains(name))) {
      set(name, value, "--conf");
    }
  }

  @Option(names = "--master", paramLabel = "URL", description = "Where jobs would run.")
  void master(String value) {
    set("spark.master", value, "--master");
  }

  @Option(names = "--properties-file", paramLabel = "FILE", description = "A file of settings.")
  void propertiesFile(String value) {
    propertiesFile = Optional.of(value);
  }

  @Option(names = "--load-spark-defaults", hidden = true)
  void loadDefaults(boolean value) {
    loadDefaults = value;
  }

  @Option(names = "--name", paramLabel = "NAME", hidden = true)
  void name(String value) {
    set("spark.app.name", value, "--name");
  }

  @Option(names = "--driver-memory", paramLabel = "AMOUNT", description = "Memory of the driver.")
  void driverMemory(String value) {
    set("spark.driver.memory", value, "--driver-memory");
  }

  @Option(
      names = "--executor-memory",
      paramLabel = "AMOUNT",
      description = "Memory of each executor.")
  void executorMemory(String value) {
    set("spark.executor.memory", value, "--executor-memory");
  }

  @Option(names = "--executor-cores", paramLabel = "N", description = "Cores of each executor.")
  void executorCores(String value) {
    set("spark.executor.cores", value, "--executor-cores");
  }

  @Option(
      names = "--total-executor-cores",
      paramLabel = "N",
      description = "Cores of all executors together.")
  void totalCores(String value) {
    set("spark.cores.max", value, "--total-executor-cores");
  }

  @Option(names = "--num-executors", paramLabel = "N", description = "How many executors.")
  void executors(String value) {
    set("spark.executor.instances", value, "--num-executors");
  }

  @Option(names = "--deploy-mode", hidden = true)
  void deployMode(String value) {
    set("spark.submit.deployMode", value, "--deploy-mode");
  }

  @Option(names = "--driver-java-options", hidden = true)
  void driverOptions(String value) {
    set("spark.driver.extraJavaOptions", value, "--driver-java-options");
  }

  @Option(names = "--driver-library-path", hidden = true)
  void driverLibraries(String value) {
    set("spark.driver.extraLibraryPath", value, "--driver-library-path");
  }

  @Option(names = "--driver-class-path", hidden = true)
  void driverClassPath(String value) {
    set("spark.driver.extraClassPath", value, "--driver-class-path");
  }

  @Option(names = "--jars", hidden = true)
  void jars(String value) {
    set("spark.jars", value, "--jars");
  }

  @Option(names = "--packages", hidden = true)
  void packages(String value) {
    set("spark.jars.packages", value, "--packages");
  }

  @Option(names = "--files", hidden = true)
  void files(String value) {
    set("spark.files", value, "--files");
  }

  @Option(names = "--archives", hidden = true)
  void archives(String value) {
    set("spark.archives", value, "--archives");
  }

  @Option(names = "--py-files", hidden = true)
  void pythonFiles(String value) {
    set("spark.submit.pyFiles", value, "--py-files");
  }

  @Option(
      names = {
        "--class",
        "--exclude-packages",
        "--repositories",
        "--proxy-user",
        "--keytab",
        "--principal",
        "--queue",
        "--driver-cores",
        "--remote"
      },
      hidden = true)
  void other(String value) {}

  @Option(
      names = {"--supervise", "--verbose", "-v"},
      hidden = true)
  void otherFlag(boolean value) {}

  @Parameters(
      paramLabel = "JOB",
      arity = "0..*",
      description = "A job and its arguments: not looked at.")
  void job(List<String> words) {}
}
