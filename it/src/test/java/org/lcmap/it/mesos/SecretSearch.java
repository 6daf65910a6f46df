package org.lcmap.it.mesos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.TreeSet;

/** Looks for texts in a stream of any length. */
record SecretSearch(InputStream stream) implements AutoCloseable {

  private static final int PIECE = 1 << 22;

  /** Those of the texts that are there, in order. */
  List<String> find(List<String> texts) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    int overlap = texts.stream().mapToInt(String::length).max().orElse(1) - 1;
    String rest = "";
    byte[] piece = stream.readNBytes(PIECE);
    while (piece.length > 0) {
      String window = rest + new String(piece, ISO_8859_1);
      texts.stream().filter(window::contains).forEach(found::add);
      rest = window.substring(Math.max(0, window.length() - overlap));
      piece = stream.readNBytes(PIECE);
    }
    return List.copyOf(found);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
