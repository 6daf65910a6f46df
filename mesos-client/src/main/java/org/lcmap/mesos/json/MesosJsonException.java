package org.lcmap.mesos.json;

/**
 * A message that cannot be read. Its text says where and why, and quotes nothing of the message.
 */
public final class MesosJsonException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MesosJsonException(String type, String problem) {
    super("cannot read this JSON as " + type + ": " + problem);
  }
}
