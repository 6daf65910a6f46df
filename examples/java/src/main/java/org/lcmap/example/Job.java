package org.lcmap.example;

import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Sums three numbers with Spark, as {@code examples/jobs/job.py} does. The master and every other
 * setting come from {@code spark-submit}, so that the same jar runs on a laptop and on a cluster.
 */
public final class Job {

  private Job() {}

  /** Prints the sum; takes no arguments. */
  public static void main(String[] arguments) {
    try (JavaSparkContext context = new JavaSparkContext(new SparkConf())) {
      int sum = context.parallelize(List.of(0, 1, 2)).reduce(Integer::sum);
      System.out.println("Sum of range(3) is:" + sum);
    }
  }
}
