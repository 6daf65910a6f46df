package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A secret by value that a task finds in a file, as the isolator {@code volume/secret} has it.
 *
 * @param path where the task finds it; a relative one counts from the sandbox
 * @param data the secret in base 64
 */
record SecretFile(String path, String data) {

  static List<SecretFile> of(TaskLaunch launch) {
    List<SecretFile> files = new ArrayList<>();
    for (JsonNode volume : launch.container().path("volumes")) {
      JsonNode data = volume.path("source").path("secret").path("value").path("data");
      if (data.isTextual()) {
        files.add(new SecretFile(volume.path("container_path").asText(), data.asText()));
      }
    }
    return files;
  }

  boolean isAbsolute() {
    return Path.of(path).isAbsolute();
  }

  /** Writes the secret where only its owner reads it. */
  void writeTo(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode(data));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the secret " + file, e);
    }
  }
}
