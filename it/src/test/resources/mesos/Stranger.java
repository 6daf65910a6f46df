import java.util.Map;
import org.apache.spark.network.TransportContext;
import org.apache.spark.network.server.NoOpRpcHandler;
import org.apache.spark.network.shuffle.protocol.OpenBlocks;
import org.apache.spark.network.util.MapConfigProvider;
import org.apache.spark.network.util.TransportConf;

/** Asks an executor for a block of data, as other executors do, but without knowing any secret. */
public final class Stranger {

  private Stranger() {}

  public static void main(String[] hostAndPort) throws Exception {
    TransportConf conf = new TransportConf("shuffle", new MapConfigProvider(Map.of()));
    try (TransportContext context = new TransportContext(conf, new NoOpRpcHandler());
        var clients = context.createClientFactory();
        var client = clients.createClient(hostAndPort[0], Integer.parseInt(hostAndPort[1]))) {
      OpenBlocks question = new OpenBlocks("app", "77", new String[] {"rdd_0_0"});
      client.sendRpcSync(question.toByteBuffer(), 10_000);
      System.out.println("the executor answers");
    }
  }
}
