package org.lcmap.spark.mesos;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Hears from Spark which executors have registered with the driver: their tokens are spent. */
final class RegistrationListener extends SparkListener {

  private final ExecutorFleet fleet;
  private final Tokens tokens;

  RegistrationListener(ExecutorFleet fleet, Tokens tokens) {
    this.fleet = fleet;
    this.tokens = tokens;
  }

  @Override
  public void onExecutorAdded(SparkListenerExecutorAdded event) {
    tokens.forget(event.executorId());
    fleet.registered(event.executorId());
  }

  @Override
  public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
    tokens.forget(event.executorId());
  }
}
