package org.lcmap.mesos.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.CallMessage;
import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.model.FrameworkInfo;
import org.lcmap.mesos.model.OfferConstraints;

/**
 * What the master is to know of the framework, as the calls so far left it. A SUBSCRIBE replaces
 * all of it, so a subscription after a lost one has to repeat which roles are suppressed. Guarded
 * by itself.
 */
final class FrameworkState {

  private FrameworkInfo info;
  private Set<String> suppressed;
  private Optional<OfferConstraints> constraints;

  FrameworkState(
      FrameworkInfo info, List<String> suppressedRoles, Optional<OfferConstraints> constraints) {
    this.info = info;
    this.suppressed = new TreeSet<>(suppressedRoles);
    this.constraints = constraints;
  }

  /** The call that opens the next subscription. */
  synchronized CallMessage subscribe() {
    return new CallMessage(
        new Call.Subscribe(info, List.copyOf(suppressed), constraints), info.id());
  }

  /** Whether the framework was subscribed before, here or in an earlier life. */
  synchronized boolean hasId() {
    return info.id().isPresent();
  }

  synchronized void subscribed(FrameworkId id) {
    info = info.toBuilder().id(id).build();
  }

  /** The master took this call. */
  synchronized void sent(Call call) {
    if (call instanceof Call.Suppress suppress) {
      suppressed.addAll(suppress.roles().isEmpty() ? roles() : suppress.roles());
    } else if (call instanceof Call.Revive revive) {
      suppressed.removeAll(revive.roles().isEmpty() ? roles() : revive.roles());
    } else if (call instanceof Call.UpdateFramework update) {
      info = update.frameworkInfo();
      suppressed = new TreeSet<>(update.suppressedRoles());
      constraints = update.offerConstraints();
    }
  }

  private List<String> roles() {
    return info.roles().isEmpty() ? List.of(info.role().orElse("*")) : info.roles();
  }
}
