package org.lcmap.mesos.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads the first message of a TLS client, and what versions it offers there (RFC 8446, 4.1.2). */
final class HelloReader {

  private static final int SUPPORTED_VERSIONS = 43;

  private HelloReader() {}

  /** Takes one connection, and its first record. */
  static void start(ServerSocket server, CompletableFuture<byte[]> hello) {
    Thread thread = new Thread(() -> read(server, hello), "hello-reader");
    thread.setDaemon(true);
    thread.start();
  }

  private static void read(ServerSocket server, CompletableFuture<byte[]> hello) {
    try (Socket socket = server.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.skipNBytes(3); // the type of the record, and a version that no longer means anything
      hello.complete(in.readNBytes(in.readUnsignedShort()));
    } catch (IOException e) {
      hello.completeExceptionally(e);
    }
  }

  /** The versions of a ClientHello. */
  static List<String> versions(byte[] message) {
    ByteBuffer hello = ByteBuffer.wrap(message);
    hello.position(4 + 2 + 32); // header, old version, random
    skip(hello, hello.get()); // session
    skip(hello, hello.getShort()); // ciphers
    skip(hello, hello.get()); // compression
    hello.getShort();
    while (hello.hasRemaining()) {
      int extension = hello.getShort();
      int length = hello.getShort();
      if (extension == SUPPORTED_VERSIONS) {
        return versions(hello.slice(hello.position() + 1, length - 1));
      }
      skip(hello, length);
    }
    throw new AssertionError("no list of versions");
  }

  private static List<String> versions(ByteBuffer list) {
    List<String> versions = new ArrayList<>();
    while (list.hasRemaining()) {
      versions.add("TLSv1." + ((list.getShort() & 0xff) - 1));
    }
    return versions;
  }

  private static void skip(ByteBuffer buffer, int length) {
    buffer.position(buffer.position() + length);
  }
}
