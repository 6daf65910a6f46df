package org.lcmap.mesos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Brings a command's URIs into its sandbox, as {@code mesos-fetcher} does. */
final class Fetcher {

  private static final List<String> ARCHIVES =
      List.of(".tar", ".tgz", ".tar.gz", ".tbz2", ".tar.bz2", ".txz", ".tar.xz");

  private Fetcher() {}

  /** Fetches all URIs of a task into its sandbox; how it ends when one cannot be had. */
  static Optional<TaskReports.Ending> fetch(TaskLaunch launch) {
    return fetch(launch.command().path("uris"), launch.sandbox().folder())
        ? Optional.empty()
        : Optional.of(
            TaskReports.Ending.launchFailed(
                "Failed to fetch all URIs for container '"
                    + launch.containerId()
                    + "': exited with status 1"));
  }

  private static boolean fetch(JsonNode uris, Path folder) {
    for (JsonNode uri : uris) {
      String value = uri.path("value").asText();
      String name = uri.path("output_file").asText(value.substring(value.lastIndexOf('/') + 1));
      Path target = folder.resolve(name);
      try (InputStream in = open(value)) {
        Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        if (uri.path("executable").asBoolean(false) && !target.toFile().setExecutable(true)) {
          return false;
        }
      } catch (IOException | IllegalArgumentException e) {
        return false;
      }
      boolean extract = uri.path("extract").asBoolean(true);
      if (extract && !extract(target, folder)) {
        return false;
      }
    }
    return true;
  }

  private static InputStream open(String uri) throws IOException {
    if (uri.startsWith("/")) {
      return Files.newInputStream(Path.of(uri));
    }
    return URI.create(uri).toURL().openStream();
  }

  private static boolean extract(Path file, Path folder) {
    String name = file.getFileName().toString();
    if (name.endsWith(".zip")) {
      return run(List.of("unzip", "-o", "-d", folder.toString(), file.toString()));
    }
    return ARCHIVES.stream().noneMatch(name::endsWith)
        || run(List.of("tar", "-C", folder.toString(), "-xf", file.toString()));
  }

  private static boolean run(List<String> command) {
    return ProcessRun.of(command).status() == 0;
  }
}
