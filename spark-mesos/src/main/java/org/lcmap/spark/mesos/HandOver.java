package org.lcmap.spark.mesos;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.network.TransportContext;
import org.apache.spark.network.client.RpcResponseCallback;
import org.apache.spark.network.client.TransportClient;
import org.apache.spark.network.crypto.AuthServerBootstrap;
import org.apache.spark.network.server.OneForOneStreamManager;
import org.apache.spark.network.server.RpcHandler;
import org.apache.spark.network.server.StreamManager;
import org.apache.spark.network.server.TransportServer;
import org.apache.spark.network.util.TransportConf;

/**
 * Where the driver hands the application's secret to executors that it has started.
 *
 * <p>What Mesos is told to start an executor with can be read by others: Docker's {@code -e} stands
 * in the agent's process list. So an executor is given a token there ({@link Tokens}), which serves
 * as the key of one encrypted conversation in Spark's own protocol ({@code
 * org.apache.spark.network.crypto}): the token itself is never sent, both sides prove that they
 * know it, and the keys of the conversation cannot be worked out from it later. Its threads are
 * those of Spark's transport. Docs: {@code docs/adr/0061-executors-get-the-secret-by-a-token.md}.
 */
final class HandOver implements AutoCloseable {

  /** What the driver wants to know of the conversations; called on the transport's threads. */
  interface Listener {
    /** An executor does not start, and says why. */
    void refused(String executorId, String why);

    /** Someone else than the executor may have the secret. */
    void stolen(String executorId, String address);
  }

  private final Tokens tokens;
  private final Supplier<Map<String, String>> answer;
  private final Listener listener;
  private final TransportContext context;
  private final TransportServer server;

  /**
   * Listens.
   *
   * @param port 0 for any that is free
   * @param answer what an executor is told
   */
  HandOver(
      String bindAddress,
      int port,
      Tokens tokens,
      Supplier<Map<String, String>> answer,
      Listener listener) {
    this.tokens = tokens;
    this.answer = answer;
    this.listener = listener;
    TransportConf conf = HandOverTransport.conf();
    context = new TransportContext(conf, new Conversation());
    var keys = HandOverTransport.keys(id -> tokens.of(id).orElse(null));
    server = listen(bindAddress, port, new AuthServerBootstrap(conf, keys));
  }

  private TransportServer listen(String bindAddress, int port, AuthServerBootstrap proof) {
    try {
      return context.createServer(bindAddress, port, List.of(proof));
    } catch (Exception e) { // Netty throws BindException unannounced
      context.close();
      throw e;
    }
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.close();
    context.close();
  }

  private final class Conversation extends RpcHandler {
    private final StreamManager streams = new OneForOneStreamManager();

    @Override
    public void receive(TransportClient client, ByteBuffer message, RpcResponseCallback reply) {
      String executorId = client.getClientId(); // the name under which it has authenticated
      String refusal = HandOverMessage.decode(message).entries().get(HandOverMessage.REFUSAL);
      if (refusal != null) {
        listener.refused(executorId, refusal);
        reply.onSuccess(new HandOverMessage(Map.of()).encode());
        return;
      }
      switch (tokens.use(executorId)) {
        case GIVEN -> reply.onSuccess(new HandOverMessage(answer.get()).encode());
        case GIVEN_BEFORE -> {
          listener.stolen(executorId, String.valueOf(client.getSocketAddress()));
          reply.onFailure(new IllegalStateException("this token has been used"));
        }
        case UNKNOWN -> reply.onFailure(new IllegalStateException("this executor has registered"));
      }
    }

    @Override
    public StreamManager getStreamManager() {
      return streams;
    }
  }
}
