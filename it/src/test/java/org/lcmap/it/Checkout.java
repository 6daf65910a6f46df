package org.lcmap.it;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the project that tests read. */
final class Checkout {

  private Checkout() {}

  /** The top of the checkout, whichever folder the test runs in. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("Makefile"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static Path file(String name) {
    return root().resolve(name);
  }
}
