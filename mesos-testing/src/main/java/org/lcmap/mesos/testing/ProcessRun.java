package org.lcmap.mesos.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A short program that was run to its end.
 *
 * @param status its exit status, 127 when it could not be started
 */
record ProcessRun(int status, String out, String err) {

  /** Runs a program and waits for it. */
  static ProcessRun of(List<String> command) {
    Process process;
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      return new ProcessRun(127, "", e.toString());
    }
    try {
      process.getOutputStream().close();
      var err = new StringBuilder();
      Thread reader =
          new Thread(
              () -> {
                try {
                  err.append(text(process.getErrorStream().readAllBytes()));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              },
              "stderr-of-" + command.get(0));
      reader.start();
      String out = text(process.getInputStream().readAllBytes());
      reader.join();
      return new ProcessRun(process.waitFor(), out, err.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return new ProcessRun(130, "", "interrupted");
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
