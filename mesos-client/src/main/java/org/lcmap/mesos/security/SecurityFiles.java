package org.lcmap.mesos.security;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads files that matter for security, and says clearly when that fails. */
final class SecurityFiles {

  private SecurityFiles() {}

  /**
   * The content of a file.
   *
   * @param what what the file is, for messages
   */
  static byte[] read(String what, Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new SecurityFileException(what + " " + file + " is a folder, not a file");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new SecurityFileException(
          what
              + " "
              + file
              + " does not exist"
              + otherCase(file)
                  .map(
                      other ->
                          ", but "
                              + other.getFileName()
                              + " does: upper and lower case matter, so rename it or name it as it"
                              + " is")
                  .orElse(""),
          e);
    } catch (AccessDeniedException e) {
      throw unreadable(what, file, System.getProperty("user.name"), e);
    } catch (IOException e) {
      throw new SecurityFileException(what + " " + file + " cannot be read: " + e, e);
    }
  }

  /** The reason why a user may not read a file; apart, because the tests' user may read any. */
  static SecurityFileException unreadable(
      String what, Path file, String user, AccessDeniedException cause) {
    return new SecurityFileException(
        what + " " + file + " cannot be read by the user '" + user + "': change its owner or mode",
        cause);
  }

  /** A file of the same name but for upper and lower case. */
  private static Optional<Path> otherCase(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> String.valueOf(f.getFileName()).equalsIgnoreCase("" + file.getFileName()))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
