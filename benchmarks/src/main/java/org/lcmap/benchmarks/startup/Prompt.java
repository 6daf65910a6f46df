package org.lcmap.benchmarks.startup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/**
 * A shell, from its start to its first prompt, on a terminal of its own (the program {@code
 * script}).
 *
 * @param line the command
 * @param prompt what it writes when a user may type
 */
record Prompt(String line, String prompt) implements Program {

  @Override
  public Sample run() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder("script", "-qfec", line, "/dev/null").redirectErrorStream(true).start();
    double wall = waitFor(process.getInputStream(), start);
    try (var typed = process.getOutputStream()) {
      typed.write("exit()\n".getBytes(UTF_8));
    }
    process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    process.waitFor();
    return new Sample(wall, Double.NaN);
  }

  private double waitFor(InputStream shown, long start) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] piece = new byte[4096];
    for (int length = shown.read(piece); length >= 0; length = shown.read(piece)) {
      text.append(new String(piece, 0, length, UTF_8));
      if (text.indexOf(prompt) >= 0) {
        return (System.nanoTime() - start) / 1e9;
      }
    }
    throw new IOException(line + " ended without a prompt:\n" + text);
  }
}
