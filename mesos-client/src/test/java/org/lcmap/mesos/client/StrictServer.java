package org.lcmap.mesos.client;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Reads a little of each connection, answers 400 where it gets that far, and closes it. */
final class StrictServer implements AutoCloseable {

  private final ServerSocket socket;

  private StrictServer(ServerSocket socket) {
    this.socket = socket;
  }

  static StrictServer start(ServerSocket socket) {
    StrictServer server = new StrictServer(socket);
    Thread thread = new Thread(server::serve, "strict-server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  URI uri() {
    return URI.create("https://127.0.0.1:" + socket.getLocalPort());
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        byte[] some = new byte[64];
        if (connection.getInputStream().read(some) > 0) {
          connection
              .getOutputStream()
              .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      } catch (IOException e) {
        // A refused connection, or the end of this server: what the other side sees is the test.
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
