package org.lcmap.mesos.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small HTTP/1.1 server over a server socket, one thread a connection.
 *
 * <p>Ours, because tests need what no server offers: the exact headers and chunks of a Mesos
 * master, streams that break within a record, and sockets that vanish; see docs/adr/0020.
 */
final class HttpListener implements AutoCloseable {

  /** What answers a request. */
  interface Handler {
    /** Called on the connection's thread; must answer, or take the connection over. */
    void handle(HttpRequest request, Connection connection) throws IOException;
  }

  /** Makes the server's socket, not bound yet. */
  interface Sockets {
    ServerSocket open() throws IOException;
  }

  /** One client's connection. */
  static final class Connection {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Connection(Socket socket) throws IOException {
      this.socket = socket;
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    void write(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** Blocks until the client sends something, which is true, or ends the connection. */
    boolean awaitClient() throws IOException {
      in.mark(1);
      boolean more = in.read() >= 0;
      if (more) {
        in.reset();
      }
      return more;
    }

    void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // Nothing is left to release: the descriptor is gone whatever close() says.
      }
    }
  }

  private static final int ATTEMPTS = 100;
  private static final int FIRST_PORT = 16_384;
  private static final int PORTS = 12_288; // below those that the system gives to clients

  /** In turn, so that no other cluster of this JVM takes the port of a master that is down. */
  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

  private final ServerSocket server;
  private final Thread acceptor;
  private final Handler handler;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  /**
   * Listens on the loopback address.
   *
   * @param port the port, or 0 for any free one
   */
  HttpListener(Sockets sockets, int port, Handler handler) {
    this.handler = handler;
    server = listen(sockets, port);
    acceptor = start("mesos-http-" + server.getLocalPort(), this::accept);
  }

  /**
   * A free port is taken from below those that the system gives to clients: a master that was
   * killed finds its port free again when it is started.
   */
  private static ServerSocket listen(Sockets sockets, int port) {
    IOException last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int one = port == 0 ? FIRST_PORT + NEXT_PORT.getAndIncrement() % PORTS : port;
      try {
        ServerSocket server = sockets.open();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), one), 200);
        return server;
      } catch (IOException e) {
        last = e;
      }
    }
    throw new UncheckedIOException(new IOException("Cannot listen on 127.0.0.1:" + port, last));
  }

  int port() {
    return server.getLocalPort();
  }

  static Thread start(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        start("mesos-http-" + port() + "-" + socket.getPort(), () -> serve(socket));
      } catch (IOException e) {
        // Either this listener was closed, or one client went away while it was connecting.
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Connection connection = new Connection(socket);
      connections.add(connection);
      try {
        if (server.isClosed()) {
          return;
        }
        for (var request = HttpRequest.read(connection.in);
            request != null;
            request = HttpRequest.read(connection.in)) {
          handler.handle(request, connection);
        }
      } finally {
        connections.remove(connection);
      }
    } catch (IOException e) {
      // The client broke off, failed its TLS handshake, or the listener was closed: as in a real
      // master, the end of the connection is all that either side gets to see.
    }
  }

  /** Closes the port and every connection, as the death of a process does. */
  @Override
  public void close() {
    try {
      server.close();
      acceptor.join(); // Until it is gone, the system keeps the port.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connections.forEach(Connection::close);
  }
}
