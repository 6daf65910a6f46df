package org.lcmap.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A program that runs while a test talks to it: lines in, lines out. */
public final class Conversation implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 180;

  private final Process process;
  private final Writer input;
  private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();

  public Conversation(Command command) {
    process = command.start();
    input = process.outputWriter(UTF_8);
    read(process.inputReader(UTF_8), output::add);
    read(process.errorReader(UTF_8), errors::add);
  }

  private static void read(BufferedReader reader, Consumer<String> sink) {
    Thread thread =
        new Thread(
            () -> {
              try (reader) {
                reader.lines().forEach(sink);
              } catch (IOException | UncheckedIOException closed) {
                sink.accept("(closed)");
              }
            },
            "reads a driver");
    thread.setDaemon(true);
    thread.start();
  }

  public void say(String line) {
    try {
      input.write(line + "\n");
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next line of output. */
  public String hear() {
    try {
      String line = output.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("nothing heard; errors so far:\n" + errors());
      }
      return line;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends the input, as Ctrl-D does, and waits for the exit code. */
  public int end() {
    try {
      input.close();
    } catch (IOException alreadyEnded) {
      errors.add(alreadyEnded.toString());
    }
    return await();
  }

  /** Waits for the exit code. */
  public int await() {
    try {
      return process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS).exitValue();
    } catch (TimeoutException | InterruptedException | ExecutionException e) {
      throw new AssertionError("it does not end; errors so far:\n" + errors(), e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public String errors() {
    return String.join("\n", errors);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
