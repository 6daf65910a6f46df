package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The value of an enumeration as Mesos wrote it. A newer Mesos may use names that this client does
 * not know: these stay readable as text and are written back as they came.
 *
 * @param name Mesos's name for it, such as {@code TASK_RUNNING}
 * @param known the same as a constant, when this client knows it
 */
public record EnumValue<E extends Enum<E>>(String name, Optional<E> known) {

  public EnumValue {
    requireNonNull(name, "name");
    requireNonNull(known, "known");
  }

  /** A value that this client knows. */
  public static <E extends Enum<E>> EnumValue<E> of(E constant) {
    return new EnumValue<>(constant.name(), Optional.of(constant));
  }

  /** Whether this is that constant. */
  public boolean is(E constant) {
    return name.equals(constant.name());
  }

  /** The constant, or that one when this client does not know the name. */
  public E orElse(E other) {
    return known.orElse(other);
  }

  @Override
  public String toString() {
    return name;
  }
}
