package org.lcmap.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Commands in a real terminal, as {@code docker run -it} asks for: what they show, what is typed.
 */
final class Terminal implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofMinutes(4);
  private static final Pattern CONTROL =
      Pattern.compile("\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]|\r+(?=\n)|\u0007");

  private final Process process;
  private final Thread reader;

  // Guarded by this: what was shown so far, and up to where a test has looked at it.
  private final StringBuilder raw = new StringBuilder();
  private int seen;
  private boolean ended;

  private Terminal(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "reads the terminal");
    reader.setDaemon(true);
    reader.start();
  }

  /** Runs lines of bash in a terminal; variables that are null in the environment are unset. */
  static Terminal run(String lines, Path folder, Map<String, @Nullable String> environment) {
    ProcessBuilder builder =
        // Without a size, as `script` opens it here, a terminal has no room for a shell's prompt.
        new ProcessBuilder(
                "script", "-q", "-e", "-c", "stty cols 160 rows 50; " + lines, "/dev/null")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("SHELL", "/bin/bash");
    environment.forEach(
        (name, value) -> {
          if (value == null) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    try {
      return new Terminal(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until what is new on the terminal matches; what stands up to there is no longer new. */
  synchronized MatchResult awaitShown(Pattern pattern) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (true) {
      Matcher matcher = pattern.matcher(shown());
      if (matcher.find(seen)) {
        seen = matcher.end();
        return matcher.toMatchResult();
      }
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (ended || left <= 0) {
        throw new AssertionError("not shown: " + pattern + "\nbut:\n" + shown());
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  void type(String line) {
    send(line + "\n");
  }

  /** Presses one key, such as Ctrl-C, which is character 3. */
  void press(char key) {
    send(String.valueOf(key));
  }

  /** Closes the terminal's window: what runs in it gets SIGHUP, and nobody looks any more. */
  void hangUp() {
    process.destroyForcibly();
  }

  private void send(String text) {
    try {
      process.getOutputStream().write(text.getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(shown(), e);
    }
  }

  /** Waits for the end of the commands and returns their exit code. */
  int awaitExit() {
    try {
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("not done after " + DEADLINE + ":\n" + shown());
      }
      reader.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return process.exitValue();
  }

  /**
   * Everything shown so far, without colours and other control characters. What is written over a
   * line, as Spark does with its progress, is a line of its own.
   */
  synchronized String shown() {
    return CONTROL.matcher(raw).replaceAll("").replace('\r', '\n');
  }

  /** Sends SIGTERM to what runs in the terminal, as a system that shuts down does. */
  void terminate() {
    process
        .descendants()
        .filter(running -> running.children().findAny().isEmpty())
        .forEach(ProcessHandle::destroy);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private void read() {
    char[] buffer = new char[8192];
    try (Reader output = process.inputReader(UTF_8)) {
      for (int length; (length = output.read(buffer)) >= 0; ) {
        append(new String(buffer, 0, length));
      }
    } catch (IOException closed) {
      // The commands ended.
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  private synchronized void append(String text) {
    raw.append(text);
    notifyAll();
  }
}
