package org.lcmap.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A command line to run as a user would, with a deadline.
 *
 * @param words the program and its arguments
 * @param environment variables added to this process's own
 * @param folder where it runs
 * @param input what stands on its standard input, then the input ends
 */
public record Command(
    List<String> words, Map<String, String> environment, Path folder, String input) {

  private static final Duration DEADLINE = Duration.ofMinutes(4);

  /** What a command did: its exit code, its standard output and its standard error. */
  public record Result(int exit, String out, String err) {
    /** Both streams, for a message that may stand in either. */
    public String all() {
      return out + err;
    }
  }

  public static Command of(String... words) {
    return new Command(List.of(words), Map.of(), Path.of("").toAbsolutePath(), "");
  }

  /** A command line in the shell's own words, as the documentation shows it. */
  public static Command shell(String line) {
    return of("bash", "-c", line);
  }

  public Command with(String variable, String value) {
    HashMap<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Command(words, Map.copyOf(more), folder, input);
  }

  public Command and(String... more) {
    ArrayList<String> longer = new ArrayList<>(words);
    longer.addAll(List.of(more));
    return new Command(List.copyOf(longer), environment, folder, input);
  }

  public Command in(Path otherFolder) {
    return new Command(words, environment, otherFolder.toAbsolutePath(), input);
  }

  public Command typing(String text) {
    return new Command(words, environment, folder, text);
  }

  /** Starts the command; its streams are the caller's to read. */
  public Process start() {
    // As in a user's terminal: tests that a shell runs in the background ignore Ctrl-C, those of
    // nohup a closed terminal, and hand that on.
    ArrayList<String> line = new ArrayList<>(List.of("env", "--default-signal=INT,HUP"));
    line.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs the command to its end; a command that passes the deadline is killed and fails the test.
   */
  public Result run() {
    Process process = start();
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    } catch (IOException ignored) {
      // It ended, or closed its input, without reading all.
    }
    try {
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError(
            "not done after " + DEADLINE + ": " + words + "\n" + out.join() + err.join());
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError(e);
    }
    return new Result(process.exitValue(), out.join(), err.join());
  }

  /** What it prints when it is run; a command that fails fails the test. */
  public String answer() {
    Result result = run();
    if (result.exit() != 0) {
      throw new AssertionError(words + " ended with " + result.exit() + ":\n" + result.all());
    }
    return result.out();
  }

  private static CompletableFuture<String> read(java.io.InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> new Thread(task, "reads " + stream).start());
  }
}
