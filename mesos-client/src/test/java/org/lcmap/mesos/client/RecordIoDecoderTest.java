package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordIoDecoderTest {

  private static final int LARGEST = 1000;

  private final RecordIoDecoder decoder = new RecordIoDecoder(LARGEST);
  private final List<String> records = new ArrayList<>();

  private void feed(String bytes) {
    decoder.feed(
        ByteBuffer.wrap(bytes.getBytes(StandardCharsets.UTF_8)),
        record -> records.add(new String(record, StandardCharsets.UTF_8)));
  }

  @Test
  void cutsSeveralRecordsOutOfOneBuffer() {
    feed("1\na10\nbcdefghijk");
    decoder.end();

    assertThat(records).containsExactly("a", "bcdefghijk");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n", "-1\n", " 1\n", "\n", "1 \n", "1\r\n", "0x1\n", "0\n", "1001\n"})
  void rejectsALengthThatIsNone(String length) {
    assertThatThrownBy(() -> feed(length)).isInstanceOf(MesosProtocolException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4294967297\n", "18446744073709551617\n", "99999999999999999999\n"})
  void isNotFooledByLengthsThatWrapAround(String length) {
    assertThatThrownBy(() -> feed(length))
        .isInstanceOf(MesosProtocolException.class)
        .hasMessageContaining("are allowed");
  }

  @Test
  void stopsAtTooManyDigitsWithoutWaitingForTheirEnd() {
    assertThatThrownBy(() -> feed("0".repeat(21)))
        .isInstanceOf(MesosProtocolException.class)
        .hasMessageContaining("too many digits");
  }

  @Test
  void rejectsAnEndWithinALengthOrARecord() {
    feed("12");
    assertThatThrownBy(decoder::end).hasMessageContaining("within a length");

    feed("\nabc");
    assertThatThrownBy(decoder::end).hasMessageContaining("after 3 of the 12 bytes");
  }

  @Property
  void findsTheSameRecordsHoweverTheBytesCome(
      @ForAll("texts") List<String> texts, @ForAll @IntRange(min = 1, max = 64) int chunk) {
    byte[] stream =
        texts.stream()
            .map(t -> t.getBytes(StandardCharsets.UTF_8).length + "\n" + t)
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8);
    List<String> found = new ArrayList<>();
    RecordIoDecoder fresh = new RecordIoDecoder(LARGEST);

    for (int from = 0; from < stream.length; from += chunk) {
      byte[] part = Arrays.copyOfRange(stream, from, Math.min(stream.length, from + chunk));
      fresh.feed(ByteBuffer.wrap(part), r -> found.add(new String(r, StandardCharsets.UTF_8)));
    }
    fresh.end();

    assertThat(found).isEqualTo(texts);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.strings()
        .withChars('0', '1', '\n', '{', '}', 'ä', '€')
        .ofMinLength(1)
        .ofMaxLength(100)
        .list()
        .ofMaxSize(20);
  }

  @Property
  void anyBytesAtAllAreRecordsOrAProtocolException(@ForAll byte[] bytes) {
    RecordIoDecoder fresh = new RecordIoDecoder(LARGEST);
    List<byte[]> found = new ArrayList<>();
    try {
      fresh.feed(ByteBuffer.wrap(bytes), found::add);
      fresh.end();
    } catch (MesosProtocolException e) {
      assertThat(e).hasMessageMatching("(?s).*(length|record).*");
    }
    assertThat(found).allSatisfy(record -> assertThat(record).hasSizeBetween(1, LARGEST));
  }
}
