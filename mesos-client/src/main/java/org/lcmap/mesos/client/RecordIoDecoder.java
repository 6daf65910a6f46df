package org.lcmap.mesos.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into records, however the bytes come: each record is its length in decimal
 * digits, a newline, and so many bytes ({@code recordio.md} of Mesos). Holds one record at a time,
 * in an array of exactly its size.
 */
final class RecordIoDecoder {

  /** 2^64 has 20 digits. */
  private static final int MOST_DIGITS = 20;

  private final int largest;
  private long length;
  private int digits;
  private byte @Nullable [] record;
  private int filled;

  RecordIoDecoder(int largest) {
    this.largest = largest;
  }

  /**
   * Takes these bytes and passes on every record that they complete.
   *
   * @throws MesosProtocolException when they are not RecordIO; the stream is of no use after that
   */
  void feed(ByteBuffer bytes, Consumer<byte[]> records) {
    while (bytes.hasRemaining()) {
      if (record == null) {
        readLength(bytes.get());
      } else {
        int part = Math.min(bytes.remaining(), record.length - filled);
        bytes.get(record, filled, part);
        filled += part;
      }
      if (record != null && filled == record.length) {
        byte[] complete = record;
        record = null;
        records.accept(complete);
      }
    }
  }

  /**
   * Says that no more bytes come.
   *
   * @throws MesosProtocolException when that cuts a record or a length off
   */
  void end() {
    if (record != null) {
      throw new MesosProtocolException(
          "the stream of events ended after "
              + filled
              + " of the "
              + record.length
              + " bytes of a record",
          null);
    }
    if (digits > 0) {
      throw new MesosProtocolException("the stream of events ended within a length", null);
    }
  }

  private void readLength(byte next) {
    if (next == '\n' && digits > 0) {
      if (length == 0 || length > largest) {
        throw new MesosProtocolException(
            "a record of " + length + " bytes, where 1 to " + largest + " are allowed", null);
      }
      record = new byte[(int) length];
      filled = 0;
      length = 0;
      digits = 0;
      return;
    }
    if (next < '0' || next > '9') {
      String shown =
          next > ' ' && next < 127
              ? new String(new byte[] {next}, StandardCharsets.US_ASCII)
              : "byte " + Byte.toUnsignedInt(next);
      throw new MesosProtocolException(
          "the length of a record holds '" + shown + "': is the other side a Mesos master?", null);
    }
    digits++;
    // Beyond the limit the exact value does not matter, but it must not wrap around.
    length = Math.min(length * 10 + (next - '0'), Integer.MAX_VALUE * 10L);
    if (digits > MOST_DIGITS) {
      throw new MesosProtocolException("the length of a record has too many digits", null);
    }
  }
}
