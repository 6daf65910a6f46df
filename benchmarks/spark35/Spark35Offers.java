import static org.apache.mesos.Protos.Status.DRIVER_RUNNING;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.mesos.Protos;
import org.apache.mesos.Scheduler;
import org.apache.mesos.SchedulerDriver;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.cluster.mesos.MesosCoarseGrainedSchedulerBackend;
import org.lcmap.benchmarks.placement.OfferCase;
import org.lcmap.benchmarks.placement.Rounds;
import scala.Option;

/**
 * The peer of {@code OurOffers}: Spark 3.5's own backend answers the same offers. Two methods are
 * overridden, so that no native library is needed: the driver notes what it is told, and is never
 * started. Compiled by {@code benchmarks/run} against the jars of PyPI's pyspark 3.5.9, which no
 * Maven module can see beside Spark 4.
 */
public final class Spark35Offers {

  private Spark35Offers() {}

  /** Takes the name of a case and a number of agents; prints microseconds and bytes an offer. */
  public static void main(String[] arguments) {
    OfferCase offerCase = OfferCase.valueOf(arguments[0]);
    int agents = Integer.parseInt(arguments[1]);
    SparkConf conf =
        new SparkConf()
            .setMaster("local[1]")
            .setAppName("benchmark")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.mesos.executor.home", "/opt/spark");
    offerCase.settings().forEach(conf::set);
    SparkContext context = new SparkContext(conf);
    context.setLogLevel("ERROR");
    TaskSchedulerImpl scheduler = new TaskSchedulerImpl(context);
    Notes notes = new Notes();
    Backend backend = new Backend(scheduler, context, notes);
    scheduler.initialize(backend);
    backend.start();
    backend.registered(
        notes,
        Protos.FrameworkID.newBuilder().setValue("framework").build(),
        Protos.MasterInfo.newBuilder().setId("master").setIp(1).setPort(5050).build());

    List<Protos.Offer> offers = new ArrayList<>();
    for (int i = 0; i < agents; i++) {
      offers.add(offer(i));
    }
    Rounds.print(
        offerCase,
        agents,
        new Rounds.Subject() {
          @Override
          public int answer() {
            backend.resourceOffers(notes, offers);
            return notes.tasks.size();
          }

          @Override
          public void endAll() {
            for (Protos.TaskInfo task : notes.tasks) {
              backend.statusUpdate(
                  notes,
                  Protos.TaskStatus.newBuilder()
                      .setTaskId(task.getTaskId())
                      .setSlaveId(task.getSlaveId())
                      .setState(Protos.TaskState.TASK_FINISHED)
                      .build());
            }
            notes.tasks.clear();
          }
        });
    Runtime.getRuntime().halt(0);
  }

  private static Protos.Offer offer(int number) {
    return Protos.Offer.newBuilder()
        .setId(Protos.OfferID.newBuilder().setValue(OfferCase.offerId(number)))
        .setFrameworkId(Protos.FrameworkID.newBuilder().setValue("framework"))
        .setSlaveId(Protos.SlaveID.newBuilder().setValue(OfferCase.agentId(number)))
        .setHostname(OfferCase.hostname(number))
        .addResources(scalar("cpus", OfferCase.CPUS))
        .addResources(scalar("mem", OfferCase.MEMORY))
        .addResources(
            Protos.Resource.newBuilder()
                .setName("ports")
                .setType(Protos.Value.Type.RANGES)
                .setRole("*")
                .setRanges(
                    Protos.Value.Ranges.newBuilder()
                        .addRange(
                            Protos.Value.Range.newBuilder()
                                .setBegin(OfferCase.FIRST_PORT)
                                .setEnd(OfferCase.LAST_PORT))))
        .addAttributes(text("rack", OfferCase.rack(number)))
        .addAttributes(text("os", OfferCase.OS))
        .build();
  }

  private static Protos.Resource scalar(String name, double amount) {
    return Protos.Resource.newBuilder()
        .setName(name)
        .setType(Protos.Value.Type.SCALAR)
        .setRole("*")
        .setScalar(Protos.Value.Scalar.newBuilder().setValue(amount))
        .build();
  }

  private static Protos.Attribute text(String name, String value) {
    return Protos.Attribute.newBuilder()
        .setName(name)
        .setType(Protos.Value.Type.TEXT)
        .setText(Protos.Value.Text.newBuilder().setValue(value))
        .build();
  }

  /** Spark's own, but for its way to Mesos. */
  private static final class Backend extends MesosCoarseGrainedSchedulerBackend {
    private final SchedulerDriver driver;

    Backend(TaskSchedulerImpl scheduler, SparkContext context, SchedulerDriver driver) {
      super(scheduler, context, "127.0.0.1:5050", context.env().securityManager());
      this.driver = driver;
    }

    @Override
    public SchedulerDriver createSchedulerDriver(
        String master,
        Scheduler scheduler,
        String user,
        String application,
        SparkConf conf,
        Option<String> webui,
        Option<Object> checkpoint,
        Option<Object> failoverTimeout,
        Option<String> framework) {
      return driver;
    }

    @Override
    public void startScheduler(SchedulerDriver driver) {}
  }

  /** Notes the tasks that it is told to launch. */
  private static final class Notes implements SchedulerDriver {
    final List<Protos.TaskInfo> tasks = new ArrayList<>();

    @Override
    public Protos.Status launchTasks(
        Collection<Protos.OfferID> offers,
        Collection<Protos.TaskInfo> launched,
        Protos.Filters filters) {
      tasks.addAll(launched);
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status launchTasks(
        Collection<Protos.OfferID> offers, Collection<Protos.TaskInfo> launched) {
      tasks.addAll(launched);
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status launchTasks(
        Protos.OfferID offer, Collection<Protos.TaskInfo> launched, Protos.Filters filters) {
      tasks.addAll(launched);
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status launchTasks(Protos.OfferID offer, Collection<Protos.TaskInfo> launched) {
      tasks.addAll(launched);
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status start() {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status stop(boolean failover) {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status stop() {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status abort() {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status join() {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status run() {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status requestResources(Collection<Protos.Request> requests) {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status killTask(Protos.TaskID task) {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status acceptOffers(
        Collection<Protos.OfferID> offers,
        Collection<Protos.Offer.Operation> operations,
        Protos.Filters filters) {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status declineOffer(Protos.OfferID offer, Protos.Filters filters) {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status declineOffer(Protos.OfferID offer) {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status reviveOffers() {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status suppressOffers() {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status acknowledgeStatusUpdate(Protos.TaskStatus status) {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status sendFrameworkMessage(
        Protos.ExecutorID executor, Protos.SlaveID agent, byte[] data) {
      return DRIVER_RUNNING;
    }

    @Override
    public Protos.Status reconcileTasks(Collection<Protos.TaskStatus> statuses) {
      return DRIVER_RUNNING;
    }
  }
}
