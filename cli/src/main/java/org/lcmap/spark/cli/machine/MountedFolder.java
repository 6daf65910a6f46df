package org.lcmap.spark.cli.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What is found in the place of a mount.
 *
 * @param readOnly whether the mount forbids writing
 * @param writable whether this user may write
 * @param owner the id of the user to whom it belongs
 * @param empty whether it is a folder without anything in it
 */
record MountedFolder(Path folder, boolean readOnly, boolean writable, String owner, boolean empty) {

  static MountedFolder look(Mount mount) throws IOException {
    Path folder = mount.folder();
    return new MountedFolder(
        folder,
        mount.readOnly(),
        Files.isWritable(folder),
        String.valueOf(Files.getAttribute(folder, "unix:uid")),
        isEmpty(folder));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** Docker makes such a folder where there was none. */
  boolean isMadeByDocker() {
    return empty && owner.equals("0");
  }
}
