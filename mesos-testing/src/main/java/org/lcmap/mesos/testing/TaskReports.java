package org.lcmap.mesos.testing;

/** What a running task tells its agent; callable from any thread. */
interface TaskReports {

  /**
   * The task's executor is there.
   *
   * @param pid the process, 0 where Mesos tells none
   */
  void starting(long pid);

  /**
   * The task runs.
   *
   * @param data what TASK_RUNNING carries in {@code data}; empty for nothing
   */
  void running(byte[] data);

  /** The task ended. */
  void ended(Ending ending);

  /**
   * The end of a task, as the executor or the agent words it.
   *
   * @param state a terminal state; TASK_FAILED becomes TASK_KILLED for a task that was killed
   * @param source SOURCE_EXECUTOR or SOURCE_AGENT
   * @param reason the reason, empty for none
   * @param limitation the resources that the task used more of than it may
   */
  record Ending(
      String state, String message, String source, String reason, ResourceSet limitation) {

    Ending(String state, String message, String source, String reason) {
      this(state, message, source, reason, ResourceSet.NONE);
    }

    private static final int EXECUTOR_MEM = 32;
    private static final String[] SIGNALS = new String[32];

    static {
      SIGNALS[1] = "Hangup";
      SIGNALS[2] = "Interrupt";
      SIGNALS[6] = "Aborted";
      SIGNALS[9] = "Killed";
      SIGNALS[11] = "Segmentation fault";
      SIGNALS[15] = "Terminated";
    }

    static Ending byExecutor(String state, String message) {
      return new Ending(state, message, "SOURCE_EXECUTOR", "");
    }

    /** The container could not even start; the agent says so, there is no executor. */
    static Ending launchFailed(String message) {
      return new Ending(
          "TASK_FAILED",
          "Failed to launch container: " + message,
          "SOURCE_AGENT",
          "REASON_CONTAINER_LAUNCH_FAILED");
    }

    /**
     * The end of a command.
     *
     * @param status as Java gives it: 128 + n for the signal n, which an exit status may equal too
     */
    static Ending ofCommand(int status) {
      int signal = status - 128;
      String name = signal > 0 && signal < SIGNALS.length ? SIGNALS[signal] : null;
      return byExecutor(
          status == 0 ? "TASK_FINISHED" : "TASK_FAILED",
          name == null
              ? "Command exited with status " + status
              : "Command terminated with signal " + name);
    }

    /**
     * The kernel killed a command for its memory.
     *
     * @param mem what the task was given, in MiB; Mesos adds what its executor needs
     */
    static Ending outOfMemory(double mem) {
      int limit = (int) mem + EXECUTOR_MEM;
      return new Ending(
          "TASK_FAILED",
          "Memory limit exceeded: Requested: "
              + limit
              + "MB Maximum Used: "
              + limit
              + "MB\n\nMEMORY STATISTICS: \n",
          "SOURCE_AGENT",
          "REASON_CONTAINER_LIMITATION_MEMORY",
          Allocator.scalar("mem", limit));
    }

    static Ending ofContainer(int status) {
      return byExecutor(
          status == 0 ? "TASK_FINISHED" : "TASK_FAILED", "Container exited with status " + status);
    }
  }
}
