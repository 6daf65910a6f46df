package org.lcmap.it;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the project that tests read. */
public final class Checkout {

  private Checkout() {}

  /** The top of the checkout, whichever folder the test runs in. */
  public static Path root() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("Makefile"))) {
        return folder;
      }
    }
    throw new IllegalStateException(start + " is not below a checkout of the project");
  }

  public static Path file(String name) {
    return root().resolve(name);
  }
}
