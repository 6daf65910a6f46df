package org.lcmap.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A notebook server that runs, and all that it has said. */
final class NotebookServer implements AutoCloseable {

  private static final Pattern URL = Pattern.compile("(http://\\S+?/)\\w+\\?token=(\\w+)");
  private static final int MOST_SECONDS_TO_STOP = 15;

  private final Process process;
  private final StringWriter said = new StringWriter();
  private final Matcher url;

  private NotebookServer(Process process) {
    this.process = process;
    new Thread(() -> listen(process.getErrorStream()), "reads a notebook server").start();
    this.url =
        Await.present(
            () -> Optional.of(URL.matcher(log())).filter(Matcher::find), "URL", this::log);
  }

  /** Starts the command and waits until it has printed its URL. */
  static NotebookServer start(Command jupyter) {
    return new NotebookServer(jupyter.start());
  }

  /** A server of the embedded runtime on loopback, with nothing shared with other servers. */
  static NotebookServer embedded(Path folder, String... options) {
    return start(
        Embedded.command("jupyter")
            .and("lab", "--ip=127.0.0.1")
            .and(options)
            .in(folder)
            .with("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString())
            .with("JUPYTER_CONFIG_DIR", folder.resolve("config").toString())
            .with("JUPYTER_DATA_DIR", folder.resolve("data").toString())
            .with("IPYTHONDIR", folder.resolve("ipython").toString()));
  }

  /** The address of a page, for someone who has the token. */
  URI page(String path) {
    return URI.create(url.group(1) + path + "?token=" + url.group(2));
  }

  String token() {
    return url.group(2);
  }

  String log() {
    return said.toString();
  }

  /** The processes that it started, and theirs: kernels, their JVMs and Python workers. */
  List<ProcessHandle> processes() {
    return process.descendants().toList();
  }

  /** The processes below it that run Spark. */
  List<ProcessHandle> jvms() {
    return processes().stream().filter(NotebookServer::runsSpark).toList();
  }

  private static boolean runsSpark(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/java");
  }

  /** Asks it to stop as a container engine does, and returns its exit code. */
  int stop() {
    process.destroy();
    return exit();
  }

  /** Presses Ctrl-C, and returns its exit code. */
  int interrupt() {
    Command.of("kill", "-INT", Long.toString(process.pid())).run();
    return exit();
  }

  private int exit() {
    try {
      if (!process.waitFor(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        throw new AssertionError("still there after " + MOST_SECONDS_TO_STOP + " s\n" + log());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    List<ProcessHandle> below = processes();
    process.destroy();
    try {
      process.waitFor(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
  }

  private void listen(InputStream stream) {
    try (stream) {
      byte[] some = new byte[4096];
      for (int read = stream.read(some); read >= 0; read = stream.read(some)) {
        said.write(new String(some, 0, read, UTF_8));
      }
    } catch (IOException closed) {
      // The process was destroyed, and its streams with it.
    }
  }
}
