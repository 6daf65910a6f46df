package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The change detection in the embedded runtime: real pixels, made ones, and files that are bad. */
final class ChangeDetectionIT {

  private static final Path JOB = Checkout.file("examples/application/jobs/change_detection.py");
  private static final Path REAL = Checkout.file("examples/application/data/landsat");
  private static final Path MADE = Checkout.file("examples/application/data/synthetic");
  private static final String NORMAL = "sample_WA_grid08_row999_col1_normal";

  /** Six visits of the satellite: clouds can hide the first days after a change. */
  private static final int LATEST_DAY = 96;

  /** Pixel, rows, clear rows, models, number of breaks, their dates. */
  private static final Pattern LINE =
      Pattern.compile("(\\S+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\S.*)");

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init") // Set once for all tests: each run starts Spark.
  private static Command.Result real;

  @SuppressWarnings("NullAway.Init")
  private static Command.Result mixed;

  @BeforeAll
  static void detect() throws IOException {
    real = detect(REAL, folder.resolve("real"));
    mixed = detect(madeAndBadFiles(), folder.resolve("mixed"));
  }

  @Test
  void findsTheModelsOfRealPixels() {
    assertThat(pixels(real))
        .containsEntry("sample_1", List.of("69", "24", "1", "0", "-"))
        .containsEntry(NORMAL, List.of("724", "480", "2", "1", "1987-12-17"))
        .hasSize(4);
    assertThat(real.out())
        .contains("Total: pixels 4, rows 2150, models 5, breaks 1, bad rows 0, bad files 0");
    assertThat(real.exit()).isZero();
  }

  @Test
  void saysNothingButItsReport() {
    assertThat(real.err()).isEmpty();
    assertThat(real.out())
        .startsWith("Finding change in the 4 files of " + REAL + " on local[2]")
        .endsWith("Segments: 5 rows of Parquet in " + folder.resolve("real") + "\n");
  }

  @Test
  void writesSegmentsThatDescribeTheSeries() {
    String segments = read(folder.resolve("real"), NORMAL);

    assertThat(segments)
        .contains("segment 1: 724746 to 725658, breaks 725722 (1987-12-17), 100 %")
        .contains("segment 2: 725793 to 736290, breaks None (None), 0 %")
        .contains("near infrared of day 730000 is 2819 with an RMSE of 456");
  }

  @Test
  void understandsJulianDays() {
    assertThat(read(folder.resolve("real"), "sample_1")).contains("segment 1: 734692 to 735516");
  }

  @Test
  void findsTheKnownChangesOfMadePixelsAgainAndNoOthers() {
    Pattern known = Pattern.compile("pixel_.*_to_.*_(\\d{4}-\\d\\d-\\d\\d)");
    Map<String, List<String>> made = new HashMap<>(pixels(mixed));
    made.keySet().removeIf(pixel -> !pixel.startsWith("pixel_"));

    assertThat(made).hasSize(8);
    made.forEach(
        (pixel, found) -> {
          Matcher changed = known.matcher(pixel);
          if (changed.matches()) {
            LocalDate day = LocalDate.parse(changed.group(1));
            assertThat(found.get(3)).as(pixel).isEqualTo("1");
            assertThat(LocalDate.parse(found.get(4)))
                .as(pixel)
                .isBetween(day, day.plusDays(LATEST_DAY));
          } else {
            assertThat(found.get(3)).as(pixel).isEqualTo("0");
          }
        });
    assertThat(made.keySet()).filteredOn(pixel -> known.matcher(pixel).matches()).hasSize(4);
  }

  @Test
  void namesBadRowsAndUsesTheOthers() {
    assertThat(mixed.out())
        .contains(
            """
            Bad rows, left out:
              bad_rows.csv, line 2: 9 columns expected, 4 found
              bad_rows.csv, line 4: 'cloudy' is not an integer
              bad_rows.csv, line 5: '1.5' is not an integer
              bad_rows.csv, line 6: quality 7 is unknown
              bad_rows.csv, line 7: day 12 is out of range
              bad_rows.csv, line 8: blue 99999 is out of range
              bad_rows.csv, line 9: thermal 30000 is out of range
            """)
        .contains("bad rows 8, ");
    assertThat(pixels(mixed))
        .containsEntry("bad_rows", List.of("724", "480", "2", "1", "1987-12-17"));
  }

  @Test
  void namesBadFilesAndUsesTheOthers() {
    assertThat(mixed.out())
        .contains(
            """
            Bad files, left out:
              binary.csv: not a text file
              changes_always.csv: COLD failed, as it does when a series has 40 models or more
              empty.csv: empty
              folder.csv: a folder, not a file
              large.csv: larger than 32 MB
              lines.csv: empty
              saturated.csv: too few clear observations: 0, COLD needs 12
              short.csv: too few clear observations: 3, COLD needs 12
              words.csv: too few clear observations: 0, COLD needs 12
            """)
        .contains("Total: pixels 10, rows 5175, models 16, breaks 6, ", "bad files 9");
    assertThat(mixed.exit()).isZero();
  }

  @Test
  void readsDegreesCelsiusAsItReadsKelvin() {
    String celsius = read(folder.resolve("mixed"), "celsius");

    assertThat(celsius).isEqualTo(read(folder.resolve("real"), NORMAL)).contains("segment 2");
  }

  @Test
  void saysInOneLineThatTheInputIsMissing() {
    Command.Result refused = detect(folder.resolve("nowhere"), folder.resolve("none"));

    // Spark hands both streams of a Python job to its own standard output.
    assertThat(refused.all())
        .isEqualTo(
            "change_detection: there is no folder %s; name one with a CSV file for each pixel%n"
                .formatted(folder.resolve("nowhere")));
    assertThat(refused.exit()).isEqualTo(1);
  }

  @Test
  void saysInOneLineWhyItDoesNotRun() throws IOException {
    Path words = Files.createDirectory(folder.resolve("words"));
    Files.writeString(words.resolve("words.csv"), "hello\n");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path none = folder.resolve("none");

    Command.Result refused =
        Embedded.command("spark-submit")
            .and("--master", "local[2]")
            .and("--py-files", JOB.toString(), resource("refusals.py").toString())
            .and(REAL.toString(), folder.resolve("real").toString())
            .and(REAL.toString(), "/proc/segments")
            .and(empty.toString(), none.toString())
            .and(words.toString(), none.toString())
            .and(REAL.toString(), "nothing://there")
            .run();

    assertThat(refused.all().lines().filter(line -> line.startsWith("change_detection")))
        .containsExactly(
            "change_detection: %s exists already; name a new folder for the results, or remove it"
                .formatted(folder.resolve("real")),
            "change_detection: cannot write /proc/segments; name a folder where you may write",
            "change_detection: there is no file *.csv in " + empty,
            "change_detection: no file of %s could be used; the lines above say why"
                .formatted(words),
            "change_detection: No FileSystem for scheme \"nothing\"");
    assertThat(refused.all())
        .contains("words.csv, line 1: 9 columns expected, 1 found")
        .doesNotContain("Traceback", "\tat ");
    assertThat(none).doesNotExist();
  }

  @Test
  void makesTheSameTestPixelsAgain() throws IOException {
    Path again = folder.resolve("again");

    Command.Result made =
        python(Checkout.file("examples/application/jobs/make_pixels.py"))
            .and(again.toString())
            .run();

    assertThat(made.out()).isEqualTo("8 pixels in " + again + "\n");
    for (Path file : files(MADE)) {
      assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file);
    }
    assertThat(files(again)).hasSameSizeAs(files(MADE)).isNotEmpty();
  }

  private static Command.Result detect(Path input, Path output) {
    return Embedded.command("spark-submit")
        .and("--master", "local[2]", JOB.toString(), input.toString(), output.toString())
        .run();
  }

  private static Path resource(String name) {
    return Checkout.file("it/src/test/resources").resolve(name);
  }

  private static Command python(Path program) {
    return Command.of(Embedded.home().resolve("python/bin/python3").toString(), program.toString());
  }

  /** The lines of the table of pixels. */
  private static Map<String, List<String>> pixels(Command.Result result) {
    Map<String, List<String>> pixels = new HashMap<>();
    result
        .out()
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line ->
                pixels.put(
                    line.group(1),
                    List.of(
                        line.group(2),
                        line.group(3),
                        line.group(4),
                        line.group(5),
                        line.group(6))));
    return Map.copyOf(pixels);
  }

  /** What another program reads in the segments of a pixel. */
  private static String read(Path segments, String pixel) {
    Command.Result read =
        python(resource("read_segments.py")).and(segments.toString(), pixel).run();
    assertThat(read.err()).isEmpty();
    return read.out();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static Path madeAndBadFiles() throws IOException {
    Path mixed = Files.createDirectory(folder.resolve("input"));
    for (Path file : files(MADE)) {
      Files.copy(file, mixed.resolve(file.getFileName()));
    }
    List<String> rows = Files.readAllLines(REAL.resolve(NORMAL + ".csv"));
    ArrayList<String> damaged = new ArrayList<>(rows);
    damaged.addAll(
        1,
        List.of(
            "724800, 1, 2, 3",
            "",
            "724800, cloudy, 2, 3, 4, 5, 6, 2900, 0",
            "724800, 1.5, 2, 3, 4, 5, 6, 2900, 0",
            "724800, 1, 2, 3, 4, 5, 6, 2900, 7",
            "12, 1, 2, 3, 4, 5, 6, 2900, 0",
            "724800, 99999, 2, 3, 4, 5, 6, 2900, 0",
            "724800, 1, 2, 3, 4, 5, 6, 30000, 0"));
    Files.write(mixed.resolve("bad_rows.csv"), damaged);
    Files.write(mixed.resolve("celsius.csv"), rows.stream().map(SeriesLine::inCelsius).toList());
    Files.write(mixed.resolve("short.csv"), rows.subList(0, 5));
    Files.write(mixed.resolve("saturated.csv"), SeriesLine.saturated());
    Files.write(mixed.resolve("changes_always.csv"), SeriesLine.changingAlways());
    Files.writeString(mixed.resolve("words.csv"), "hello\n");
    Files.writeString(mixed.resolve("empty.csv"), "");
    Files.writeString(mixed.resolve("lines.csv"), "\n\n");
    Files.write(mixed.resolve("binary.csv"), new byte[] {31, -117, 8, 0, 0, 0, -1, -2});
    Files.write(mixed.resolve("large.csv"), new byte[33 << 20]);
    Files.createDirectory(mixed.resolve("folder.csv"));
    Files.writeString(mixed.resolve("notes.txt"), "not a pixel\n");
    return mixed;
  }
}
