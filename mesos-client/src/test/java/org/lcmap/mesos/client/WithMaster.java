package org.lcmap.mesos.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;

/** A test of a client with a master of its own. */
abstract class WithMaster {

  final RecordingHandler handler = new RecordingHandler();
  final ScriptedMaster master;

  WithMaster() {
    try {
      master = ScriptedMaster.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stopMaster() {
    master.close();
  }
}
