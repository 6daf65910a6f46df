/**
 * A scheduler's connection with Mesos over the v1 scheduler API: {@link
 * org.lcmap.mesos.client.SchedulerClient} subscribes, streams events to a {@link
 * org.lcmap.mesos.client.SchedulerHandler}, and sends calls.
 *
 * <p>What decides is pure and tested without sockets: {@code RecordIoDecoder}, {@link
 * org.lcmap.mesos.client.RetryPolicy}, {@code Reconciliation}, {@code PendingKills}, {@link
 * org.lcmap.mesos.client.MasterAddress}. The rest is thin: {@code SubscriptionLoop} is the thread
 * of a client, {@code HttpTransport} its way to the master.
 */
@NullMarked
package org.lcmap.mesos.client;

import org.jspecify.annotations.NullMarked;
