package org.lcmap.mesos.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A task's folder on its agent, laid out as Mesos does below the agent's work folder. */
record Sandbox(Path folder) {

  static Sandbox of(
      Path workDir, String agentId, String frameworkId, String executorId, String containerId) {
    return new Sandbox(
        workDir
            .resolve("slaves")
            .resolve(agentId)
            .resolve("frameworks")
            .resolve(frameworkId)
            .resolve("executors")
            .resolve(executorId)
            .resolve("runs")
            .resolve(containerId));
  }

  /** Makes the folder with the files for the output, so that both are there from the start. */
  void create() {
    try {
      Files.createDirectories(folder);
      Files.writeString(stdout(), "");
      Files.writeString(stderr(), "");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the sandbox " + folder, e);
    }
  }

  Path stdout() {
    return folder.resolve("stdout");
  }

  Path stderr() {
    return folder.resolve("stderr");
  }
}
