import java.util.Map;
import org.apache.spark.network.TransportContext;
import org.apache.spark.network.server.NoOpRpcHandler;
import org.apache.spark.network.shuffle.protocol.GetLocalDirsForExecutors;
import org.apache.spark.network.util.MapConfigProvider;
import org.apache.spark.network.util.TransportConf;

/**
 * Asks an executor where it keeps its data, as other executors do, but without knowing any secret.
 *
 * <p>Its arguments: host and port of the executor, its id, and that of the application.
 */
public final class Stranger {

  private Stranger() {}

  public static void main(String[] executor) throws Exception {
    TransportConf conf = new TransportConf("shuffle", new MapConfigProvider(Map.of()));
    try (TransportContext context = new TransportContext(conf, new NoOpRpcHandler());
        var clients = context.createClientFactory();
        var client = clients.createClient(executor[0], Integer.parseInt(executor[1]))) {
      var question = new GetLocalDirsForExecutors(executor[3], new String[] {executor[2]});
      client.sendRpcSync(question.toByteBuffer(), 10_000);
      System.out.println("the executor answers");
    }
  }
}
