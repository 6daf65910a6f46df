package org.lcmap.spark.cli.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.lcmap.spark.cli.doctor.Check;
import org.lcmap.spark.cli.doctor.Outcome;

/** The folders that are mounted, and the space for temporary files. */
public final class FoldersCheck implements Check {

  private static final long LITTLE = 1L << 30;

  private final Map<String, String> environment;
  private final List<Path> mountable;

  /**
   * Looks at what is mounted, and at the folder that the environment names.
   *
   * @param mountable where a user mounts folders into a container, and below; none outside of one
   */
  public FoldersCheck(Map<String, String> environment, List<Path> mountable) {
    this.environment = environment;
    this.mountable = List.copyOf(mountable);
  }

  @Override
  public String name() {
    return "folders";
  }

  @Override
  public Outcome run(Consumer<String> progress) throws InterruptedException {
    try {
      List<MountedFolder> mounted = new ArrayList<>();
      for (Mount mount :
          Mount.parse(Files.readAllLines(Path.of("/proc/self/mountinfo")), mountable)) {
        mounted.add(MountedFolder.look(mount));
      }
      Path temporary = temporary();
      return judge(mounted, temporary, Files.getFileStore(temporary).getUsableSpace());
    } catch (IOException e) {
      return new Outcome.Failed(
          "cannot be looked at: " + e.getMessage(), "set SPARK_LOCAL_DIRS to a folder that exists");
    }
  }

  private Path temporary() {
    String first = environment.getOrDefault("SPARK_LOCAL_DIRS", "").split(",", 2)[0];
    return Path.of(first.isEmpty() ? environment.getOrDefault("TMPDIR", "/tmp") : first);
  }

  /** Judges what is there. */
  Outcome judge(List<MountedFolder> mounted, Path temporary, long space) {
    String free =
        String.format(
            Locale.ROOT,
            "%,.1f GiB free for temporary files in %s",
            space / (double) (1 << 30),
            temporary);
    List<String> details = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    String advice = "";
    for (MountedFolder one : mounted) {
      if (one.isMadeByDocker()) {
        wrong.add(one.folder() + " is empty and belongs to root");
        advice =
            "Docker makes such a folder where there was none: check the path before the colon of"
                + " -v";
      } else if (!one.readOnly() && !one.writable()) {
        wrong.add(one.folder() + " belongs to user " + one.owner() + ", and cannot be written");
        advice = "start the container with -u `id -u`, or mount with :ro what is only read";
      } else {
        details.add(one.folder() + (one.readOnly() ? ", to read" : ", to read and write"));
      }
    }
    if (!wrong.isEmpty()) {
      details.add(0, free);
      return new Outcome.Warning(String.join("; ", wrong), advice, details);
    }
    return space < LITTLE
        ? new Outcome.Warning(
            free,
            "make space, or set SPARK_LOCAL_DIRS to a folder that has some: shuffles are written"
                + " there",
            details)
        : new Outcome.Ok(
            (mountable.isEmpty() ? "" : mounted.size() + " mounted; ") + free, details);
  }
}
