package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's job, in Python and in Java, in the embedded runtime. */
final class JobIT {

  @Test
  void sumsInPython() {
    assertSum(submit(Checkout.file("examples/jobs/job.py").toString()));
  }

  @Test
  void sumsInJava() throws IOException {
    assertSum(submit("--class", "org.lcmap.example.Job", jar().toString()));
  }

  private static Command.Result submit(String... job) {
    return Embedded.command("spark-submit").and("--master", "local[2]").and(job).run();
  }

  private static void assertSum(Command.Result result) {
    assertThat(result.out()).isEqualTo("Sum of range(3) is:3\n");
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  private static Path jar() throws IOException {
    try (Stream<Path> built = Files.list(Checkout.file("examples/java/target"))) {
      return built
          .filter(file -> file.getFileName().toString().matches("lcmap-spark-example-[0-9.]+jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
