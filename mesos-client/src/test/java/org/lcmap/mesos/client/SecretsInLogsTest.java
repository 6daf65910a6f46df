package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.client.ScriptedMaster.Feed;
import org.lcmap.mesos.client.ScriptedMaster.Reply;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.security.Credentials;

/** Nothing that the client logs, at any level, holds a secret or the data of a task. */
class SecretsInLogsTest extends WithMaster {

  private static final Logger LOGGER = Logger.getLogger("org.lcmap.mesos");
  private static final String SECRET = "very-secret";
  private static final String DATA =
      Base64.getEncoder().encodeToString("PASSWORD=hidden".getBytes(StandardCharsets.UTF_8));

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Handler log =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line.getMessage() + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.setLevel(Level.ALL);
    LOGGER.addHandler(log);
  }

  @AfterEach
  void stopListening() {
    LOGGER.removeHandler(log);
    LOGGER.setLevel(null);
  }

  @Test
  void nothingSecretIsLogged() throws Exception {
    master.onSubscribe(Reply.of(503, "Master has not finished recovery"));
    try (SchedulerClient client =
        Clients.of(master.uri()).credentials(Credentials.of("demo", SECRET)).build()) {
      client.start(handler);
      Feed feed = master.feed();
      feed.event(update(DATA));
      handler.nextNews();
      master.onCall(Reply.of(401, "401 Unauthorized."));
      assertThatThrownBy(() -> client.send(new Call.Revive(List.of())))
          .isInstanceOf(MesosResponseException.class);
      master.onEverySubscribe(Reply.of(401, "401 Unauthorized."));
      feed.event(update(DATA + "!")); // what the model cannot read ends the stream
      assertThat(handler.nextLoss()).isInstanceOf(MesosProtocolException.class);
      assertThat(handler.nextEnd()).isPresent();
    }

    assertThat(lines)
        .hasSizeGreaterThan(3)
        .noneMatch(
            line ->
                line.contains(SECRET)
                    || line.contains("Basic ")
                    || line.contains("hidden")
                    || line.contains(DATA));
  }

  private static String update(String data) {
    return "{\"type\":\"UPDATE\",\"update\":{\"status\":{\"task_id\":{\"value\":\"t\"},\"state\":"
        + "\"TASK_RUNNING\",\"data\":\""
        + data
        + "\"}}}";
  }
}
