package org.lcmap.it.mesos;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lcmap.it.Await;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;

/** Debian's registry of images, on loopback, where engines do without TLS. */
final class Registry implements AutoCloseable {

  private final Path folder;
  private final String address;
  private final Conversation process;

  /**
   * Starts it.
   *
   * @param folder for its images, which goes with it
   */
  Registry(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    address = "127.0.0.1:" + freePort();
    Path settings =
        Files.writeString(
            folder.resolve("config.yml"),
            """
            version: 0.1
            log: {level: error}
            storage: {filesystem: {rootdirectory: %s}}
            http: {addr: %s}
            """
                .formatted(folder, address));
    process = new Conversation(Command.of("docker-registry", "serve", settings.toString()));
    Await.until(this::answers, "the registry answers", process::errors);
  }

  private boolean answers() {
    try {
      URI api = URI.create("http://" + address + "/v2/");
      return HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(api).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** {@code host:port}, which begins the names of its images. */
  String address() {
    return address;
  }

  @Override
  public void close() {
    process.close();
    Command.of("rm", "-rf", folder.toString()).run();
  }
}
