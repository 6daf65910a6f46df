package org.lcmap.spark.mesos;

import org.lcmap.mesos.client.MesosException;
import org.lcmap.spark.mesos.executors.Leave;
import org.lcmap.spark.mesos.executors.Loss;

/** What an {@link ExecutorFleet} tells the application; called on the fleet's thread. */
interface FleetListener {

  /** An executor's process runs. */
  void started(String executorId);

  /** An executor has ended. */
  void lost(Loss loss);

  /** An executor is being ended from outside, and has a little time left. */
  void leaving(Leave leave);

  /** Something that the user should know. */
  void warn(String sentence);

  /** Mesos has ended the application, or it cannot be reached for good. */
  void ended(MesosException reason);
}
