package org.lcmap.mesos.model;

import java.util.Arrays;
import java.util.Base64;

/** Bytes that never change, compared by content. In JSON they are Base64. */
public final class Bytes {

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of these bytes. */
  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  /**
   * The bytes that this text stands for.
   *
   * @throws IllegalArgumentException when it is not Base64
   */
  public static Bytes ofBase64(String text) {
    return new Bytes(Base64.getDecoder().decode(text));
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return content.clone();
  }

  /** The bytes as Base64. */
  public String toBase64() {
    return Base64.getEncoder().encodeToString(content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /** Gives the length only: bytes from a cluster may hold secrets. */
  @Override
  public String toString() {
    return "Bytes[" + content.length + "]";
  }
}
