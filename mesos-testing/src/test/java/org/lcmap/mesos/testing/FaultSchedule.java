package org.lcmap.mesos.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.lcmap.mesos.client.MesosException;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.FrameworkInfo;
import org.lcmap.mesos.model.FrameworkInfo.Capability;
import org.lcmap.mesos.model.TaskId;

/** One random sequence of work and faults, given by its seed, and what has to hold at its end. */
final class FaultSchedule {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String EXPIRED = "the failover time-out is over";
  private static final int MASTERS = 3;
  private static final int AGENTS = 3;

  private static final Map<String, BiConsumer<Faults, Random>> FAULTS =
      Map.ofEntries(
          Map.entry("lose the leader", (faults, random) -> faults.loseLeader()),
          Map.entry("start a master", (faults, random) -> startOne(faults, random)),
          Map.entry("start a master again", (faults, random) -> startOne(faults, random)),
          Map.entry("cut the streams", (faults, random) -> faults.cutStreams()),
          Map.entry("silence", (faults, random) -> faults.silence(true)),
          Map.entry("no silence", (faults, random) -> faults.silence(false)),
          Map.entry(
              "slow answers",
              (faults, random) -> faults.slowAnswers(Duration.ofMillis(random.nextInt(8)))),
          Map.entry("lose an agent", (faults, random) -> faults.loseAgent(random.nextInt(AGENTS))),
          Map.entry(
              "return an agent", (faults, random) -> faults.returnAgent(random.nextInt(AGENTS))),
          Map.entry(
              "drain an agent", (faults, random) -> faults.drainAgent(random.nextInt(AGENTS))),
          Map.entry(
              "reactivate an agent",
              (faults, random) -> faults.reactivateAgent(random.nextInt(AGENTS))),
          Map.entry("image missing", (faults, random) -> faults.imageMissing(random.nextBoolean())),
          Map.entry(
              "kill a task", (faults, random) -> faults.killTask("task-" + random.nextInt(8))),
          Map.entry(
              "out of memory", (faults, random) -> faults.outOfMemory("task-" + random.nextInt(8))),
          Map.entry(
              "duplicate updates",
              (faults, random) -> faults.duplicateUpdates(random.nextBoolean())),
          Map.entry(
              "reorder updates", (faults, random) -> faults.reorderUpdates(random.nextBoolean())),
          Map.entry("rescind", (faults, random) -> faults.rescindOffers()),
          Map.entry(
              "refuse with 503",
              (faults, random) ->
                  faults.answer(503, "Master has not finished recovery", 1 + random.nextInt(3))),
          Map.entry(
              "wrong redirect",
              (faults, random) -> faults.wrongRedirect("127.0.0.1:1", 1 + random.nextInt(2))));

  private final Random random;
  private final List<String> log = new ArrayList<>();
  private int tasks;
  private boolean expired;

  FaultSchedule(long seed) {
    random = new Random(seed);
  }

  private static void startOne(Faults faults, Random random) {
    faults.startMaster(random.nextInt(MASTERS));
  }

  /** What the log of some schedule or other has to hold. */
  static Set<String> faults() {
    Set<String> all = new TreeSet<>(FAULTS.keySet());
    all.add(EXPIRED);
    return all;
  }

  /** What was done, for the report of a failure. */
  List<String> log() {
    return log;
  }

  /** Runs the schedule; returns what is wrong at its end, or nothing. */
  String run() throws InterruptedException {
    MesosClusterBuilder builder =
        MesosCluster.builder()
            .masters(MASTERS)
            .simulatedTasks()
            .allocationInterval(Duration.ofMillis(5))
            .heartbeatInterval(Duration.ofMillis(50))
            .agentTimeout(Duration.ofMillis(15))
            .agentReregistration(Duration.ofMillis(2))
            .electionTimeout(Duration.ofMillis(8))
            .updateRetry(Duration.ofMillis(10));
    for (int i = 0; i < AGENTS; i++) {
      builder.agent(AgentSpec.of(4, 1024));
    }
    try (MesosCluster cluster = builder.start();
        Workload workload = new Workload(cluster, framework())) {
      workload.start();
      disturb(cluster, workload);
      if (random.nextInt(8) == 0) {
        expire(cluster, workload);
      }
      heal(cluster);
      if (expired) {
        return endOfExpired(cluster, workload);
      }
      String wrong = settle(cluster, workload);
      return wrong.isEmpty() ? tearDown(cluster, workload) : wrong;
    }
  }

  private FrameworkInfo framework() {
    List<Capability> capabilities = new ArrayList<>();
    if (random.nextBoolean()) {
      capabilities.add(Capability.of(Capability.Type.PARTITION_AWARE));
    }
    if (random.nextBoolean()) {
      capabilities.add(Capability.of(Capability.Type.TASK_KILLING_STATE));
    }
    return FrameworkInfo.builder("root", "faults")
        .role("*")
        .capabilities(capabilities)
        .checkpoint(true)
        .failoverTimeout(3600)
        .build();
  }

  private void disturb(MesosCluster cluster, Workload workload) throws InterruptedException {
    List<String> names = FAULTS.keySet().stream().sorted().toList();
    for (int i = 0; i < 4; i++) {
      submit(workload);
    }
    int steps = 4 + random.nextInt(8);
    for (int i = 0; i < steps; i++) {
      workload.awaitNews(Duration.ofMillis(random.nextInt(12)));
      int what = random.nextInt(10);
      if (what == 0) {
        submit(workload);
      } else if (what == 1) {
        kill(workload, "task-" + random.nextInt(8));
      } else {
        String name = names.get(random.nextInt(names.size()));
        log.add(name);
        FAULTS.getOrDefault(name, (faults, none) -> {}).accept(cluster.faults(), random);
      }
    }
  }

  private void submit(Workload workload) {
    String command =
        random.nextBoolean() ? "sleep 1000" : "sleep 0.0" + random.nextInt(3) + "; exit 0";
    boolean docker = random.nextBoolean();
    log.add("submit task-" + tasks + (docker ? " in Docker: " : ": ") + command);
    if (docker) {
      workload.submit("task-" + tasks++, command, "image");
    } else {
      workload.submit("task-" + tasks++, command);
    }
  }

  /** Cuts the framework off, and ends its failover time-out if it does not come back at once. */
  private void expire(MesosCluster cluster, Workload workload) throws InterruptedException {
    String id = workload.frameworkId();
    log.add("cut off for the failover time-out");
    cluster.faults().cutStreams();
    expired = workload.await(() -> cluster.faults().expireFramework(id), Duration.ofMillis(200));
    if (expired) {
      log.add(EXPIRED);
    }
  }

  private void kill(Workload workload, String id) {
    log.add("KILL " + id);
    try {
      workload.client().send(new Call.Kill(new TaskId(id)));
    } catch (MesosException e) {
      log.add("  not taken: " + e.getMessage());
    }
  }

  private static void heal(MesosCluster cluster) {
    Faults faults = cluster.faults();
    faults.silence(false);
    faults.slowAnswers(Duration.ZERO);
    faults.answer(503, "", 0);
    faults.duplicateUpdates(false);
    faults.reorderUpdates(false);
    faults.imageMissing(false);
    for (int i = 0; i < MASTERS; i++) {
      faults.startMaster(i);
    }
    for (int i = 0; i < AGENTS; i++) {
      faults.returnAgent(i);
      faults.reactivateAgent(i);
    }
  }

  /** Nothing of the framework may be left, and it has to know why. */
  private static String endOfExpired(MesosCluster cluster, Workload workload)
      throws InterruptedException {
    boolean told =
        workload.await(
            () ->
                workload.hasEnded()
                    && workload.end().toString().contains("Framework has been removed"),
            PATIENCE);
    return told
        ? awaitNothingLeft(cluster, workload, "the failover time-out")
        : "the failover time-out is over, but the framework ended with " + workload.end();
  }

  /** Both sides have to agree on what runs, and nothing may wait for ever. */
  private static String settle(MesosCluster cluster, Workload workload)
      throws InterruptedException {
    boolean agreed =
        workload.await(
            () ->
                workload.hasEnded()
                    || (!workload.hasWaiting()
                        && isQuiet(cluster)
                        && workload.alive().equals(running(cluster))),
            PATIENCE);
    if (agreed && !workload.hasEnded()) {
      return "";
    }
    return "the framework believes "
        + workload.alive()
        + " to run, but what runs is "
        + running(cluster)
        + "; waiting: "
        + workload.hasWaiting()
        + "; ended: "
        + workload.end()
        + "; heard: "
        + workload.history();
  }

  /** All that is left runs for long: what ends by itself has ended and is acknowledged. */
  private static boolean isQuiet(MesosCluster cluster) {
    return cluster.tasks().stream().allMatch(task -> task.state().equals("TASK_RUNNING"));
  }

  private static Set<String> running(MesosCluster cluster) {
    return cluster.tasks().stream()
        .filter(task -> !task.isOver())
        .map(ClusterTask::taskId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private String tearDown(MesosCluster cluster, Workload workload) throws InterruptedException {
    // Not on this thread: what the call comes to is seen in the cluster, whether it returns or not.
    HttpListener.start("teardown", () -> askForTeardown(workload));
    workload.await(workload::hasEnded, PATIENCE);
    return awaitNothingLeft(cluster, workload, "the teardown");
  }

  private static String awaitNothingLeft(MesosCluster cluster, Workload workload, String after)
      throws InterruptedException {
    boolean clean =
        workload.await(
            () ->
                cluster.tasks().isEmpty()
                    && cluster.tasksOfMaster().isEmpty()
                    && cluster.frameworks().isEmpty()
                    && cluster.liveTasks() == 0,
            PATIENCE);
    return clean
        ? ""
        : "after "
            + after
            + " there are left: tasks "
            + cluster.tasks()
            + ", in the master "
            + cluster.tasksOfMaster()
            + ", frameworks "
            + cluster.frameworks()
            + ", processes "
            + cluster.liveTasks();
  }

  private static void askForTeardown(Workload workload) {
    boolean taken = false;
    while (!taken && !workload.hasEnded()) {
      try {
        workload.client().teardown();
        taken = true;
      } catch (MesosException e) {
        taken = workload.hasEnded(); // Not subscribed just now: asked again until it is.
      }
    }
  }
}
