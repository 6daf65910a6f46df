package org.lcmap.spark.cli.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A folder that was mounted into this container.
 *
 * @param folder where
 * @param readOnly whether the mount forbids writing
 */
record Mount(Path folder, boolean readOnly) {

  /**
   * The mounts in these folders and below.
   *
   * @param mountinfo the lines of {@code /proc/self/mountinfo}; see proc(5)
   */
  static List<Mount> parse(List<String> mountinfo, List<Path> folders) {
    List<Mount> mounts = new ArrayList<>();
    for (String line : mountinfo) {
      String[] fields = line.split(" ", -1);
      if (fields.length < 6) {
        continue;
      }
      Path folder = Path.of(unescaped(fields[4]));
      boolean readOnly = Arrays.asList(fields[5].split(",", -1)).contains("ro");
      if (folders.stream().anyMatch(folder::startsWith)) {
        mounts.removeIf(earlier -> earlier.folder().equals(folder)); // the last one is on top
        mounts.add(new Mount(folder, readOnly));
      }
    }
    return mounts;
  }

  /** Spaces stand there as {@code \040}. */
  private static String unescaped(String field) {
    return field.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
  }
}
