package org.lcmap.benchmarks.startup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;

/**
 * A notebook server, from its start to its first answer.
 *
 * @param line the command; {@code PORT} stands for the port to listen on
 */
record Server(String line) implements Program {

  private static final long BETWEEN_LOOKS = 20_000_000;

  @Override
  public Sample run() throws IOException, InterruptedException {
    int port = freePort();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api")).build();
    HttpClient client = HttpClient.newHttpClient();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder("bash", "-c", "exec " + line.replace("PORT", Integer.toString(port)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (!answers(client, request)) {
        if (!process.isAlive()) {
          throw new IOException(line + " ended with " + process.exitValue());
        }
        LockSupport.parkNanos(BETWEEN_LOOKS);
      }
      return new Sample((System.nanoTime() - start) / 1e9, Double.NaN);
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static boolean answers(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
