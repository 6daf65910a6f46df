/**
 * Tests of the client: its decisions without sockets, the whole of it against a scripted master.
 */
@NullMarked
package org.lcmap.mesos.client;

import org.jspecify.annotations.NullMarked;
