package org.lcmap.it.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.lcmap.it.Command;
import org.lcmap.it.Embedded;

/** Makes a jar of a class that is written against Spark, as a user's build would. */
final class JobJar {

  private JobJar() {}

  /** Compiles the source, and packs its classes. */
  static Path of(Path source, Path jar) {
    String classes = jar + ".classes";
    run("javac", "-cp", Embedded.home() + "/spark/jars/*", "-d", classes, source.toString());
    run("jar", "--create", "--file", jar.toString(), "-C", classes, ".");
    return jar;
  }

  private static void run(String... words) {
    Command.Result result = Command.of(words).run();
    assertThat(result.exit()).as(result.all()).isZero();
  }
}
