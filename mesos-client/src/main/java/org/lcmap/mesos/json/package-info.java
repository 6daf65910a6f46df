/**
 * The model as Mesos's JSON and back, by Jackson. The mapping is the one of Mesos itself: names in
 * snake_case, enumerations by name, bytes in Base64, and the "union trick", where a field {@code
 * type} says which of several fields holds the message.
 *
 * <p>{@link org.lcmap.mesos.json.MesosJson} is all that others need. Why records are not left to
 * Jackson's own mapping is told in {@code docs/adr/0010-records-as-json.md}.
 */
@NullMarked
package org.lcmap.mesos.json;

import org.jspecify.annotations.NullMarked;
