package org.lcmap.mesos.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.TaskStatus;

/** Writes down what it is told, one line each. */
class RecordingHandler implements SchedulerHandler {

  private static final long PATIENCE_SECONDS = 20;

  final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  final BlockingQueue<Subscription> subscriptions = new LinkedBlockingQueue<>();
  final BlockingQueue<MesosException> losses = new LinkedBlockingQueue<>();
  final BlockingQueue<Optional<MesosException>> ends = new LinkedBlockingQueue<>();

  @Override
  public void connected(Subscription subscription) {
    subscriptions.add(subscription);
  }

  @Override
  public void disconnected(MesosException reason) {
    losses.add(reason);
  }

  @Override
  public void ended(Optional<MesosException> reason) {
    ends.add(reason);
  }

  @Override
  public void offers(List<Offer> offers) {
    news.add("offers " + offers.stream().map(o -> o.id().value()).toList());
  }

  @Override
  public void update(TaskStatus status) {
    news.add(status.taskId() + " " + status.state());
  }

  @Override
  public void error(String message) {
    news.add("error " + message);
  }

  @Override
  public void other(String type) {
    news.add("other " + type);
  }

  String nextNews() throws InterruptedException {
    return next(news);
  }

  Subscription nextSubscription() throws InterruptedException {
    return next(subscriptions);
  }

  MesosException nextLoss() throws InterruptedException {
    return next(losses);
  }

  Optional<MesosException> nextEnd() throws InterruptedException {
    return next(ends);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing happened");
    }
    return next;
  }
}
