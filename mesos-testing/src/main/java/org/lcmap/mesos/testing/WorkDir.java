package org.lcmap.mesos.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder that agents work in; one that nobody asked for goes with the cluster. */
record WorkDir(Path folder, boolean isTemporary) implements AutoCloseable {

  static WorkDir of(Optional<Path> wanted) {
    try {
      return wanted.isPresent()
          ? new WorkDir(wanted.get(), false)
          : new WorkDir(Files.createTempDirectory("mesos-cluster"), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (!isTemporary) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
