import org.apache.spark.sql.Row;
import org.apache.spark.sql.connect.SparkSession;

/** Asks a Spark Connect server, and says on how many partitions the rows were. */
public final class ConnectQuery {
  public static void main(String[] arguments) {
    SparkSession spark = SparkSession.builder().remote(arguments[0]).create();
    Row row =
        spark
            .range(0, 100, 1, 2)
            .selectExpr("id", "spark_partition_id() part")
            .selectExpr("sum(id)", "count(distinct part)")
            .first();
    System.out.println("sum " + row.get(0) + " of " + row.get(1));
    spark.close();
    System.exit(0);
  }
}
