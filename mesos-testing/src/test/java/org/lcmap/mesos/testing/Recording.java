package org.lcmap.mesos.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a real master and a client said to each other, as one of the files in transcripts/ has it.
 */
record Recording(List<Step> steps) {

  enum Kind {
    SENT,
    RECEIVED,
    REMARK
  }

  /**
   * One block, or one remark.
   *
   * @param at when, since midnight
   * @param hex whether the block was binary
   */
  record Step(Kind kind, Duration at, String title, String text, boolean hex) {}

  private static final Pattern BLOCK =
      Pattern.compile(
          "(>>>|<<<) (\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) (.*) \\((\\d+) bytes\\)( \\(hex\\))?");
  private static final Pattern REMARK = Pattern.compile("## (\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) (.*)");

  static Recording read(String name) {
    byte[] file;
    try (InputStream in = Recording.class.getResourceAsStream("/transcripts/" + name + ".txt")) {
      if (in == null) {
        throw new IllegalArgumentException("There is no recording " + name);
      }
      file = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Step> steps = new ArrayList<>();
    int position = 0;
    while (position < file.length) {
      int end = endOfLine(file, position);
      String line = text(file, position, end);
      position = end + 1;
      Matcher block = BLOCK.matcher(line);
      Matcher remark = REMARK.matcher(line);
      if (block.matches()) {
        boolean hex = block.group(5) != null;
        int length = Integer.parseInt(block.group(4));
        String text = hex ? unhex(file, position, length) : text(file, position, position + length);
        steps.add(
            new Step(
                line.startsWith(">>>") ? Kind.SENT : Kind.RECEIVED,
                time(block.group(2)),
                block.group(3),
                text,
                hex));
        position += hex ? 0 : length;
      } else if (remark.matches()) {
        steps.add(new Step(Kind.REMARK, time(remark.group(1)), remark.group(2), "", false));
      }
    }
    return new Recording(steps);
  }

  private static Duration time(String text) {
    return Duration.ofNanos(LocalTime.parse(text).toNanoOfDay());
  }

  private static int endOfLine(byte[] file, int from) {
    int end = from;
    while (end < file.length && file[end] != '\n') {
      end++;
    }
    return end;
  }

  private static String unhex(byte[] file, int from, int length) {
    var bytes = new ByteArrayOutputStream();
    int position = from;
    while (bytes.size() < length) {
      int end = endOfLine(file, position);
      String line = text(file, position, end);
      position = end + 1;
      String digits = line.substring(8, Math.min(line.length(), 57)).replace(" ", "");
      bytes.writeBytes(HexFormat.of().parseHex(digits));
    }
    return new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] file, int from, int to) {
    return new String(Arrays.copyOfRange(file, from, to), StandardCharsets.ISO_8859_1);
  }
}
