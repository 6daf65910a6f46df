package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The command that the runtime's own {@code spark-class} works out is the one that Spark's
 * launcher, {@code org.apache.spark.launcher.Main}, works out: that launcher is the oracle.
 */
final class LaunchIT {

  private static final String MAIN = "org.apache.spark.deploy.SparkSubmit";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JOB",
        "--master local[2] JOB one two --three",
        "--driver-memory 2g --executor-memory 1g --total-executor-cores 4 JOB",
        "--conf spark.driver.memory=700m --conf a=b=c JOB",
        "--conf=spark.driver.memory=700m --name=some JOB",
        "--driver-class-path /one:/two JOB",
        "--driver-java-options -Da=b JOB",
        "--conf spark.driver.extraJavaOptions=-Dx=y --conf spark.driver.defaultJavaOptions=-Dd JOB",
        "--driver-library-path /lib/own JOB",
        "--properties-file PROPERTIES JOB",
        "--properties-file PROPERTIES --driver-memory 800m JOB",
        "--class org.example.Main --jars a.jar,b.jar --py-files c.zip JOB",
        "--packages org.example:a:1 --supervise --verbose JOB",
        "--class org.apache.spark.repl.Main --name Shell --master local -I file extra",
        "--class org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver -e select --master local",
        "pyspark-shell",
        "--master local[2] --conf spark.app.name=some pyspark-shell",
        "--version",
        "--master spark://host:7077 --deploy-mode client JOB",
      })
  void commandIsTheOneOfSparksLauncher(String line) {
    String words =
        line.replace("JOB", Checkout.file("examples/jobs/job.py").toString())
            .replace("PROPERTIES", Checkout.file("it/src/test/resources/launch.conf").toString());

    assertThat(ours(words)).isEqualTo(oracle(words));
  }

  /** What our spark-class would become: a Java that prints its arguments, one a line. */
  private static List<String> ours(String line) {
    return normal(
        run(
            "printer=$(mktemp -d); mkdir $printer/bin\n"
                + "printf '#!/bin/sh\\necho LD_LIBRARY_PATH=$LD_LIBRARY_PATH\\n"
                + "printf \"%%s\\\\n\" \"$@\"\\n' > $printer/bin/java\n"
                + "chmod +x $printer/bin/java\n"
                + "JAVA_HOME=$printer $LCMAP_SPARK_HOME/spark/bin/spark-class "
                + quoted(MAIN + " " + line)));
  }

  private static List<String> oracle(String line) {
    return normal(
        run(
            "export SPARK_HOME=$LCMAP_SPARK_HOME/spark SPARK_SCALA_VERSION=2.13\n"
                + "export SPARK_CONF_DIR=$LCMAP_SPARK_HOME/etc/spark\n"
                + "export LD_LIBRARY_PATH=$LCMAP_SPARK_HOME/native\n"
                + "java -cp \"$SPARK_HOME/jars/*\" org.apache.spark.launcher.Main "
                + quoted(MAIN + " " + line)
                + " | tr '\\0' '\\n'"));
  }

  private static String quoted(String words) {
    return "'" + words.replace(" ", "' '") + "'";
  }

  private static String run(String script) {
    Command.Result result = Command.shell(script).run();
    assertThat(result.exit()).as(result.err()).isZero();
    return result.out();
  }

  /**
   * A command's words without those that differ by design: the order of settings, which Spark takes
   * from a hash table; our defaults in front; the order of the class path's own jars; the
   * incubating module; options that Spark's launcher has turned into settings; and, where the
   * master is not this computer, our class around Spark's.
   */
  private static List<String> normal(String command) {
    ArrayList<String> words = new ArrayList<>();
    List<String> all = Arrays.stream(command.split("\n")).filter(word -> !word.isBlank()).toList();
    int javas = 0;
    for (int i = 0; i < all.size(); i++) {
      String word = all.get(i);
      if (word.equals("-cp")) {
        javas++;
        words.removeIf(before -> !before.startsWith("LD_LIBRARY_PATH="));
        words.add(ownFolders(all.get(++i)));
      } else if (word.startsWith("LD_LIBRARY_PATH=")) {
        words.add(word);
      } else if (OPTION_OF.stream().anyMatch(pair -> pair.get(0).equals(word))) {
        String setting =
            OPTION_OF.stream().filter(p -> p.get(0).equals(word)).findFirst().orElseThrow().get(1);
        words.add("--conf");
        words.add(setting + "=" + all.get(++i));
      } else if (!word.startsWith("--add-modules") && !word.contains("snappy.use.systemlib")) {
        words.add(word.equals("org.lcmap.spark.mesos.MesosSparkSubmit") ? MAIN : word);
      }
    }
    assertThat(javas).isEqualTo(1);
    if (words.stream().noneMatch(word -> word.contains("/lib/own"))) {
      words.removeIf(word -> word.startsWith("LD_LIBRARY_PATH="));
    }
    words.sort(null);
    return words;
  }

  private static final List<List<String>> OPTION_OF =
      List.of(
          List.of("--driver-memory", "spark.driver.memory"),
          List.of("--driver-class-path", "spark.driver.extraClassPath"),
          List.of("--driver-java-options", "spark.driver.extraJavaOptions"),
          List.of("--driver-library-path", "spark.driver.extraLibraryPath"));

  /** The folders of a class path that are not Spark's, and whether Spark's settings are on it. */
  private static String ownFolders(String classPath) {
    String spark = Embedded.home() + "/spark/jars/";
    String settings = Embedded.home() + "/etc/spark";
    String clusterManager = Embedded.home() + "/mesos/";
    List<String> entries = Arrays.asList(classPath.split(":"));
    assertThat(entries).anyMatch(entry -> entry.equals(settings) || entry.equals(settings + "/"));
    assertThat(entries).anyMatch(entry -> entry.startsWith(spark));
    return entries.stream()
        .filter(
            entry ->
                !entry.startsWith(spark)
                    && !entry.startsWith(settings)
                    && !entry.startsWith(clusterManager))
        .toList()
        .toString()
        .toLowerCase(Locale.ROOT);
  }
}
