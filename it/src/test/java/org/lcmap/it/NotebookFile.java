package org.lcmap.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.openqa.selenium.json.Json;

/** Writes notebooks for tests. */
final class NotebookFile {

  private NotebookFile() {}

  /** A notebook of Python cells. */
  static void write(Path file, String... cells) {
    List<Map<String, Object>> code =
        IntStream.range(0, cells.length).mapToObj(i -> cell(i, cells[i])).toList();
    Map<String, Object> kernel =
        Map.of("name", "python3", "language", "python", "display_name", "Python 3 (ipykernel)");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          new Json()
              .toJson(
                  Map.of(
                      "nbformat",
                      4,
                      "nbformat_minor",
                      5,
                      "metadata",
                      Map.of("kernelspec", kernel),
                      "cells",
                      code)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> cell(int number, String source) {
    return Map.of(
        "cell_type",
        "code",
        "id",
        "cell-" + number,
        "metadata",
        Map.of(),
        "outputs",
        List.of(),
        "source",
        source);
  }
}
