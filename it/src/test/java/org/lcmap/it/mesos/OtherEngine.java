package org.lcmap.it.mesos;

import java.nio.file.Path;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;

/**
 * A second container engine, as that of an agent on another machine: without any image at first.
 */
final class OtherEngine implements AutoCloseable {

  private final Path folder;
  private final Conversation engine;
  private final String host;

  /**
   * Starts it; needs root.
   *
   * @param folder for its data, which goes with it
   */
  OtherEngine(Path folder) {
    this.folder = folder;
    engine =
        new Conversation(
            Command.of(Checkout.file("image/engine").toString(), "another", folder.toString())
                .and("bash", "-c", "echo $DOCKER_HOST; cat"));
    host = engine.hear();
  }

  /** Where it answers, in the form of {@code DOCKER_HOST}. */
  String host() {
    return host;
  }

  /** {@code docker} for this engine. */
  Command docker(String... words) {
    return Command.of("docker", "-H", host).and(words);
  }

  @Override
  public void close() {
    try (Conversation ending = engine) {
      ending.end();
    } finally {
      Command.of("rm", "-rf", folder.toString()).run();
    }
  }
}
