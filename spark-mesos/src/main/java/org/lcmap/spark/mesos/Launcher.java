package org.lcmap.spark.mesos;

import org.apache.spark.SparkConf;
import org.apache.spark.launcher.LauncherBackend;

/**
 * The way to programs that start applications by {@code org.apache.spark.launcher.SparkLauncher}.
 */
final class Launcher extends LauncherBackend {

  private final SparkConf conf;
  private final SparkSide sparkSide;

  Launcher(SparkConf conf, SparkSide sparkSide) {
    this.conf = conf;
    this.sparkSide = sparkSide;
  }

  @Override
  public SparkConf conf() {
    return conf;
  }

  @Override
  public void onStopRequest() {
    sparkSide.stopRequested();
  }
}
