package org.lcmap.spark.mesos;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.ExternalClusterManager;
import org.apache.spark.scheduler.SchedulerBackend;
import org.apache.spark.scheduler.TaskScheduler;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.lcmap.spark.mesos.settings.SettingsException;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** Where Spark finds out that it can use {@code mesos://}: it looks for services of this kind. */
public final class MesosClusterManager implements ExternalClusterManager {

  @Override
  public boolean canCreate(String master) {
    return MesosMaster.isMesos(master);
  }

  @Override
  public TaskScheduler createTaskScheduler(SparkContext context, String master) {
    return new TaskSchedulerImpl(context);
  }

  @Override
  public SchedulerBackend createSchedulerBackend(
      SparkContext context, String master, TaskScheduler scheduler) {
    if (!context.conf().contains("spark.authenticate")) {
      throw new CannotStartException(
          "this program names its Mesos master in code, after the driver has begun to listen without"
              + " authentication: name it with --master or in the variable MASTER, or do without"
              + " authentication by --conf spark.authenticate=false");
    }
    return new MesosSchedulerBackend(
        (TaskSchedulerImpl) scheduler, context, MesosMaster.parse(master), settings(context));
  }

  private static SparkMesosSettings settings(SparkContext context) {
    var conf = new java.util.HashMap<String, String>();
    for (var entry : context.conf().getAll()) {
      conf.put(entry._1(), entry._2());
    }
    try {
      return SparkMesosSettings.parse(conf, System.getenv());
    } catch (SettingsException e) {
      throw new CannotStartException(
          String.join("\n" + CannotStartException.SIGN, e.problems()), e);
    }
  }

  @Override
  public void initialize(TaskScheduler scheduler, SchedulerBackend backend) {
    ((TaskSchedulerImpl) scheduler).initialize(backend);
  }
}
