package org.lcmap.mesos.testing;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.lcmap.mesos.client.SchedulerHandler;
import org.lcmap.mesos.model.Event;
import org.lcmap.mesos.model.InverseOffer;
import org.lcmap.mesos.model.Offer;
import org.lcmap.mesos.model.OfferId;
import org.lcmap.mesos.model.OperationStatus;
import org.lcmap.mesos.model.TaskStatus;

/** Keeps every event that a client hands over, as the value that it was read as. */
final class EventLog implements SchedulerHandler {

  final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  @Override
  public void subscribed(Event.Subscribed event) {
    events.add(event);
  }

  @Override
  public void offers(List<Offer> offers) {
    events.add(new Event.Offers(offers));
  }

  @Override
  public void inverseOffers(List<InverseOffer> inverseOffers) {
    events.add(new Event.InverseOffers(inverseOffers));
  }

  @Override
  public void rescinded(OfferId offerId) {
    events.add(new Event.Rescind(offerId));
  }

  @Override
  public void inverseOfferRescinded(OfferId inverseOfferId) {
    events.add(new Event.RescindInverseOffer(inverseOfferId));
  }

  @Override
  public void update(TaskStatus status) {
    events.add(new Event.Update(status));
  }

  @Override
  public void operationUpdate(OperationStatus status) {
    events.add(new Event.UpdateOperationStatus(status));
  }

  @Override
  public void message(Event.Message event) {
    events.add(event);
  }

  @Override
  public void failure(Event.Failure event) {
    events.add(event);
  }

  @Override
  public void error(String message) {
    events.add(new Event.Error(message));
  }

  @Override
  public void heartbeat() {
    events.add(new Event.Heartbeat());
  }

  @Override
  public void other(String type) {
    events.add(new Event.Other(type));
  }
}
