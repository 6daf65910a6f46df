package org.lcmap.it.mesos;

import java.nio.file.Path;
import org.lcmap.it.Command;
import org.lcmap.it.Embedded;

/** Makes a jar of a class that is written against Spark, as a user's build would. */
final class JobJar {

  private JobJar() {}

  /** Compiles the source, and packs its classes. */
  static Path of(Path source, Path jar) {
    String classes = jar + ".classes";
    Command.of("javac", "-cp", Embedded.home() + "/spark/jars/*", "-d", classes, source.toString())
        .answer();
    Command.of("jar", "--create", "--file", jar.toString(), "-C", classes, ".").answer();
    return jar;
  }
}
