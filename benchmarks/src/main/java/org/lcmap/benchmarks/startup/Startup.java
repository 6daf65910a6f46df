package org.lcmap.benchmarks.startup;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long a user waits, here and with plain PyPI pyspark. {@code benchmarks/run} prepares
 * the peers and starts it from the top of the checkout, with {@code LCMAP_SPARK_HOME}, {@code
 * PLAIN_HOME} and, where an engine answers, {@code IMAGE} and {@code PLAIN_IMAGE}.
 */
public final class Startup {

  private static final String ANSWER = "Sum of range(3) is:3";

  private Startup() {}

  /** Takes one argument, the number of rounds; prints a table. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = Integer.parseInt(arguments[0]);
    String home = variable("LCMAP_SPARK_HOME") + "/bin/";
    String plain = "env -u SPARK_HOME PATH=" + variable("PLAIN_HOME") + "/bin:$PATH ";
    String job = Path.of("examples/jobs/job.py").toAbsolutePath().toString();

    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(
        new Comparison(
            "spark-submit job.py",
            new Job(List.of(), home + "spark-submit --master 'local[*]' " + job, ANSWER),
            new Job(List.of(), plain + "spark-submit --master 'local[*]' " + job, ANSWER)));
    comparisons.add(
        new Comparison(
            "pyspark, first prompt",
            new Prompt(home + "pyspark --master 'local[*]'", ">>> "),
            new Prompt(plain + "pyspark --master 'local[*]'", ">>> ")));
    comparisons.add(
        new Comparison(
            "notebook ready",
            new Server(home + "jupyter --ip=127.0.0.1 --port=PORT notebook"),
            new Server(
                "env JUPYTER_CONFIG_DIR=/nonexistent "
                    + variable("LCMAP_SPARK_HOME")
                    + "/python/bin/jupyter notebook --allow-root --no-browser"
                    + " --ip=127.0.0.1 --port=PORT")));
    @Nullable String image = System.getenv("IMAGE");
    @Nullable String plainImage = System.getenv("PLAIN_IMAGE");
    if (image != null && plainImage != null) {
      comparisons.add(
          new Comparison("spark-submit job.py, container", inside(image), inside(plainImage)));
    }

    System.out.printf(
        "%-36s%8s %8s %6s  %8s %8s %6s%n",
        "median of " + rounds, "wall", "plain", "ratio", "cpu", "plain", "ratio");
    for (Comparison comparison : comparisons) {
      comparison.print(System.out, rounds);
    }
    if (image != null && plainImage != null) {
      Layers.print(System.out, image);
    }
  }

  private static Job inside(String image) {
    String jobs = Path.of("examples/jobs").toAbsolutePath().toString();
    List<String> run =
        List.of("docker", "run", "--rm", "--net", "host", "-v", jobs + ":/home/lcmap/jobs", image);
    return new Job(run, "spark-submit --master 'local[*]' /home/lcmap/jobs/job.py", ANSWER);
  }

  private static String variable(String name) {
    return requireNonNull(System.getenv(name), name + " is not set: run 'make bench'");
  }
}
