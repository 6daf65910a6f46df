/**
 * All that a scheduler and a Mesos master say to each other, as records: the messages of {@code
 * mesos.proto} and {@code scheduler.proto} (API v1), with Mesos's names. None of them knows of JSON
 * or sockets.
 *
 * <p>What a newer Mesos adds survives reading and writing: fields that a record does not have are
 * kept in {@code unknownFields} (by their JSON name, as plain JDK values), and enumerations are
 * {@link org.lcmap.mesos.model.EnumValue}s. Identifiers are the exception: they are nothing but
 * their value.
 *
 * <p>All types are immutable and may be shared by threads. {@link org.lcmap.mesos.model.Event} and
 * {@link org.lcmap.mesos.model.Call} are the places to begin.
 */
@NullMarked
package org.lcmap.mesos.model;

import org.jspecify.annotations.NullMarked;
