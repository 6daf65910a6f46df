package org.lcmap.spark.cli.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A process of {@code spark-submit}. Its settings, secrets among them, go through a file that only
 * its user can read. It never outlives this process.
 */
final class JobProcess implements AutoCloseable {

  private final Process process;
  private final Path settings;
  private final Path output;
  private final Thread reader;
  private final Thread hook;
  private final List<String> errors = new ArrayList<>(); // guarded by itself

  private JobProcess(Process process, Path settings, Path output, Consumer<String> progress) {
    this.process = process;
    this.settings = settings;
    this.output = output;
    reader = new Thread(() -> read(progress), "reads spark-submit");
    reader.setDaemon(true);
    reader.start();
    hook = new Thread(process::destroy, "ends spark-submit");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static JobProcess start(
      Path submit, Path job, Map<String, String> settings, Consumer<String> progress)
      throws IOException {
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path file = Files.createTempFile("lcmap-spark-doctor", ".conf", mine);
    Path output = Files.createTempFile("lcmap-spark-doctor", ".json", mine);
    try {
      Files.writeString(file, text(settings));
      return new JobProcess(
          new ProcessBuilder(
                  submit.toString(), "--properties-file", file.toString(), job.toString())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile())
              .start(),
          file,
          output,
          progress);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      Files.deleteIfExists(output);
      throw e;
    }
  }

  /** As Java's properties are written. */
  static String text(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(
            setting ->
                setting.getKey().replace(":", "\\:")
                    + "="
                    + setting.getValue().replace("\\", "\\\\").replace("\n", "\\n")
                    + "\n")
        .collect(Collectors.joining());
  }

  private void read(Consumer<String> progress) {
    try (BufferedReader lines = process.errorReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          synchronized (errors) {
            errors.add(line);
          }
          progress.accept(line);
        }
      }
    } catch (IOException e) {
      // The process has been ended.
    }
  }

  /** Its exit code, unless the time is over first. */
  Optional<Integer> await(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      return Optional.empty();
    }
    reader.join(1000);
    return Optional.of(process.exitValue());
  }

  /** Ends it, so that it can give back what it holds. */
  void end(Duration patience) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
    }
    reader.join(1000);
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  /** What it has written for its user, without empty lines. */
  List<String> errors() {
    synchronized (errors) {
      return List.copyOf(errors);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process ends, and the hook does its work.
    }
    Files.deleteIfExists(settings);
    Files.deleteIfExists(output);
  }
}
