package org.lcmap.spark.mesos;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/**
 * Hears from Spark when it has begun, and which executors have registered with the driver: their
 * tokens are spent.
 */
final class RegistrationListener extends SparkListener {

  private final SparkContext context;
  private final ExecutorFleet fleet;
  private final Tokens tokens;

  RegistrationListener(SparkContext context, ExecutorFleet fleet, Tokens tokens) {
    this.context = context;
    this.fleet = fleet;
    this.tokens = tokens;
  }

  @Override
  public void onApplicationStart(SparkListenerApplicationStart event) {
    // Not before: the names of metrics hold the application's id.
    context.env().metricsSystem().registerSource(new MesosSource(fleet.counts()));
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
