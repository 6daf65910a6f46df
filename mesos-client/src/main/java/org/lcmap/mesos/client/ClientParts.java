package org.lcmap.mesos.client;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.json.MesosJson;

/**
 * What the subscriptions of one client share.
 *
 * @param timeout how long a master may take to answer
 * @param largestRecord bytes; a longer record is not read
 * @param current the subscription that stands, if any
 */
record ClientParts(
    Clock clock,
    Duration timeout,
    int largestRecord,
    boolean acknowledges,
    MasterDetector detector,
    HttpTransport transport,
    MesosJson json,
    Inbox inbox,
    Chores chores,
    FrameworkState state,
    SchedulerHandler handler,
    AtomicReference<@Nullable Subscription> current) {}
