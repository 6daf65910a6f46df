package org.lcmap.it;

import static java.util.Objects.requireNonNull;

/** The image under test: {@code IMAGE}, set by {@code make test}, in the engine that answers. */
public final class Image {

  private Image() {}

  public static String name() {
    return requireNonNull(System.getenv("IMAGE"), "IMAGE is not set: run 'make test'");
  }

  /** {@code docker run --rm} on the host's network, with more options and the command to add. */
  public static Command run(String... optionsImageAndCommand) {
    return Command.of("docker", "run", "--rm", "--net", "host").and(optionsImageAndCommand);
  }
}
