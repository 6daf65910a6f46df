package org.lcmap.spark.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.network.TransportContext;
import org.apache.spark.network.client.TransportClientFactory;
import org.apache.spark.network.crypto.AuthClientBootstrap;
import org.apache.spark.network.server.NoOpRpcHandler;
import org.apache.spark.network.util.TransportConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The conversation by which executors get the secret, over a socket. */
final class HandOverTest {

  private final Tokens tokens = new Tokens();
  private final List<String> news = new ArrayList<>();
  private final HandOver handOver = listen(0);

  private HandOver listen(int port) {
    HandOver.Listener listener =
        new HandOver.Listener() {
          @Override
          public void refused(String executorId, String why) {
            news.add(executorId + " refuses: " + why);
          }

          @Override
          public void stolen(String executorId, String address) {
            news.add(executorId + " stolen");
          }
        };
    return new HandOver(
        "127.0.0.1", port, tokens, () -> Map.of(HandOverMessage.SECRET, "the secret"), listener);
  }

  @AfterEach
  void close() {
    handOver.close();
  }

  @Test
  void executorWithItsTokenGetsTheSecret() throws Exception {
    String token = tokens.issue("3");

    assertThat(ask("3", token, Map.of())).containsEntry(HandOverMessage.SECRET, "the secret");
    assertThat(news).isEmpty();
  }

  @Test
  void portThatIsTakenIsFollowedByTheNextFreeOne() {
    SparkConf conf = new SparkConf(false);
    conf.set("spark.mesos.driver.handoverPort", Integer.toString(handOver.port()));

    try (HandOver second = Executors.listen(conf, this::listen)) {
      assertThat(second.port()).isBetween(handOver.port() + 1, handOver.port() + 16);
    }
  }

  @Test
  void secondOneWithTheSameTokenIsReportedAsAThief() throws Exception {
    String token = tokens.issue("3");
    assertThat(ask("3", token, Map.of())).hasSize(1);

    assertThatThrownBy(() -> ask("3", token, Map.of())).hasMessageContaining("has been used");
    assertThat(news).containsExactly("3 stolen");
  }

  @Test
  void tokenOfAnotherExecutorOpensNothing() {
    tokens.issue("3");
    String other = tokens.issue("4");

    assertThatThrownBy(() -> ask("3", other, Map.of())).isInstanceOf(RuntimeException.class);
    assertThat(tokens.use("3")).isEqualTo(Tokens.Answer.GIVEN);
  }

  @Test
  void executorThatHasRegisteredIsUnknown() {
    String token = tokens.issue("3");
    tokens.forget("3");

    assertThatThrownBy(() -> ask("3", token, Map.of())).isInstanceOf(RuntimeException.class);
    assertThat(news).isEmpty();
  }

  @Test
  void executorThatDoesNotFitSaysWhy() throws Exception {
    String token = tokens.issue("3");

    assertThat(ask("3", token, Map.of(HandOverMessage.REFUSAL, "Python 3.9"))).isEmpty();
    assertThat(news).containsExactly("3 refuses: Python 3.9");
  }

  private Map<String, String> ask(String executorId, String token, Map<String, String> request)
      throws IOException, InterruptedException {
    TransportConf conf = HandOverTransport.conf();
    var bootstrap = new AuthClientBootstrap(conf, executorId, HandOverTransport.keys(id -> token));
    try (TransportContext context = new TransportContext(conf, new NoOpRpcHandler());
        TransportClientFactory clients = context.createClientFactory(List.of(bootstrap))) {
      var client = clients.createClient("127.0.0.1", handOver.port());
      return HandOverMessage.decode(
              client.sendRpcSync(new HandOverMessage(request).encode(), 10_000))
          .entries();
    }
  }
}
