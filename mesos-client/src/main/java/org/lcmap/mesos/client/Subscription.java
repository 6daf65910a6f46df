package org.lcmap.mesos.client;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.CallMessage;
import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.model.MasterInfo;
import org.lcmap.mesos.model.TaskStatus;

/**
 * One subscription, from SUBSCRIBED until its stream is lost. Calls sent through it reach the
 * master in the order of sending, and never a later subscription. Safe for use by several threads.
 */
public final class Subscription {

  /** How long the answer to a TEARDOWN may follow the end of the stream. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final ClientParts parts;
  private final Runnable stale;
  private final URI endpoint;
  private final String streamId;
  private final FrameworkId frameworkId;
  private final Optional<MasterInfo> master;
  private volatile boolean active = true;
  private volatile @Nullable CompletableFuture<Boolean> teardown;

  Subscription(
      ClientParts parts,
      Runnable stale,
      URI endpoint,
      String streamId,
      FrameworkId frameworkId,
      Optional<MasterInfo> master) {
    this.parts = parts;
    this.stale = stale;
    this.endpoint = endpoint;
    this.streamId = streamId;
    this.frameworkId = frameworkId;
    this.master = master;
  }

  /** The id that the master gave the framework. */
  public FrameworkId frameworkId() {
    return frameworkId;
  }

  /** The master, as it describes itself. */
  public Optional<MasterInfo> master() {
    return master;
  }

  /** Whether the subscription stands. */
  public boolean isActive() {
    return active;
  }

  /**
   * Sends a call and waits until the master has taken it. That is all an answer means: what comes
   * of it arrives as events, sometimes before this returns.
   *
   * @throws NotSubscribedException when this subscription is over; the call was not sent
   * @throws MesosResponseException when the master refused it
   * @throws MesosConnectionException when it may have been lost on its way
   */
  public void send(Call call) {
    if (call instanceof Call.Subscribe) {
      throw new IllegalArgumentException("SUBSCRIBE is sent by the client itself");
    }
    requireActive(call);
    parts.chores().sending(call);
    transmit(call);
  }

  private void requireActive(Call call) {
    if (!active) {
      throw new NotSubscribedException(
          nameOf(call)
              + " was not sent: its subscription with the master at "
              + endpoint.getAuthority()
              + " is over");
    }
  }

  /** Sends a call that needs no bookkeeping. */
  void transmit(Call call) {
    requireActive(call);
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    if (call instanceof Call.Teardown) {
      teardown = taken;
    }
    try {
      parts
          .transport()
          .send(
              endpoint,
              streamId,
              nameOf(call),
              parts.json().write(new CallMessage(call, Optional.of(frameworkId))));
      parts.state().sent(call);
      taken.complete(true);
    } catch (MesosException e) {
      if (e instanceof MesosResponseException response && saysStreamIsStale(response)) {
        stale.run();
      }
      throw e;
    } finally {
      taken.complete(false);
    }
  }

  /** Confirms a status; nothing happens when it has no uuid and so needs none. */
  public void acknowledge(TaskStatus status) {
    if (status.uuid().isPresent() && status.agentId().isPresent()) {
      send(new Call.Acknowledge(status.agentId().get(), status.taskId(), status.uuid().get()));
    }
  }

  /** The master does not know this stream any more; waiting for its end would take long. */
  private static boolean saysStreamIsStale(MesosResponseException response) {
    return response.status() == 403
        ? response.body().contains("not subscribed")
        : response.status() == 400 && response.body().contains("stream ID");
  }

  void end() {
    active = false;
  }

  /**
   * Whether a master has taken a TEARDOWN. The stream may end while one is under way, because of it
   * or for a reason of its own: a call that fails tells. Where no answer comes in a moment either,
   * the end of the stream is the answer.
   */
  boolean isTornDown() {
    CompletableFuture<Boolean> asked = teardown;
    if (asked == null) {
      return false;
    }
    try {
      return asked.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException e) {
      throw new AssertionError(e); // it is only ever completed with a value
    }
  }

  /** Mesos's name for a call. */
  static String nameOf(Call call) {
    return call instanceof Call.Other other
        ? other.type()
        : call.getClass()
            .getSimpleName()
            .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
            .toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "Subscription[" + frameworkId + " at " + endpoint.getAuthority() + "]";
  }
}
