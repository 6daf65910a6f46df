import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Runs short applications in a row, as many as its first argument says. Prints the number of each
 * that is done, and after each tenth what this JVM holds: threads, sockets, KiB of heap.
 */
public final class Soak {
  public static void main(String[] arguments) throws IOException {
    for (int i = 1; i <= Integer.parseInt(arguments[0]); i++) {
      try (JavaSparkContext context = new JavaSparkContext(new SparkConf().setAppName("soak " + i))) {
        long rows = context.parallelize(List.of(1, 2, 3, 4), 2).count();
        if (rows != 4) {
          throw new IllegalStateException(rows + " rows in application " + i);
        }
      }
      System.out.println(i % 10 == 0 ? i + " " + held() : i);
    }
  }

  /** The least within some seconds: what was closed takes a moment to go, above all Netty's threads. */
  private static String held() throws IOException {
    long threads = Long.MAX_VALUE;
    long sockets = Long.MAX_VALUE;
    long end = System.nanoTime() + 4_000_000_000L;
    while (System.nanoTime() < end) {
      threads = Math.min(threads, threads());
      sockets = Math.min(sockets, sockets());
      LockSupport.parkNanos(100_000_000);
    }
    return threads + " " + sockets + " " + heap();
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long sockets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.filter(Soak::isSocket).count();
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
  }
}
