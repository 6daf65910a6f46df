package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example application's image: ours, with the change detection and what it imports. */
final class ApplicationImageIT {

  private static final String JOB = "jobs/change_detection.py";

  /** Where the pictures stay, to be looked at. */
  private static final Path PICTURES = Checkout.file("it/target/change-detection-notebook");

  @Test
  void detectsChangeForAnyUserOnReadOnlyRoot() {
    Command.Result result =
        Image.run("-u", "12345:54321", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL")
            .and("--security-opt", "no-new-privileges", application())
            .and("spark-submit", "--master", "local[2]", JOB, "data/landsat", "/tmp/segments")
            .run();

    assertThat(result.out())
        .containsPattern("_normal +724 +480 +2 +1  1987-12-17\n")
        .contains("Total: pixels 4, rows 2150, models 5, breaks 1, bad rows 0, bad files 0")
        .contains("Segments: 5 rows of Parquet in /tmp/segments");
    assertThat(result.err()).isEmpty();
    assertThat(result.exit()).isZero();
  }

  @Test
  void keepsTheUserOfTheImageBelow() {
    assertThat(user(application())).isEqualTo(user(Image.name())).isNotEmpty();
  }

  @Test
  void addsPackagesThatFitAndThatNoJobCanChange() {
    Command.Result result =
        Image.run(application(), "bash", "-c")
            .and("pip check && find /opt/lcmap-spark /home/lcmap/jobs/* ! -uid 0 | head -3")
            .run();

    assertThat(result.out()).as(result.err()).isEqualTo("No broken requirements found.\n");
  }

  @Test
  void newApplicationNeedsGoodNameAndNewFolder(@TempDir Path folder) {
    Command make = Command.of("make", "new-application").in(Checkout.root());

    assertThat(make.and("NAME=Bad_Name").run().err())
        .startsWith("lcmap-spark: 'Bad_Name' cannot be the name of an image");
    assertThat(make.run().err()).startsWith("lcmap-spark: '' cannot be the name of an image");
    assertThat(make.and("NAME=ndvi", "FOLDER=" + folder).run().err())
        .startsWith("lcmap-spark: " + folder + " exists already");
  }

  @Test
  void runsTheNotebookAndDrawsSeriesModelsAndBreaks() throws IOException {
    Files.createDirectories(PICTURES);

    Command.Result result =
        Image.run("-v", PICTURES + ":/pictures")
            .and("-v", Checkout.file("it/src/test/resources") + ":/resources:ro")
            .and("-u", Command.of("id", "-u").run().out().strip(), application())
            .and("python3", "/resources/run_notebook.py")
            .and("notebook/change_detection/change_detection.ipynb", "/pictures")
            .run();

    assertThat(result.out()).contains("1987-12-17", "2 pictures").doesNotContain("Warning");
    assertThat(result.exit()).as(result.err()).isZero();
    for (String picture : new String[] {"1.png", "2.png"}) {
      assertThat(ImageIO.read(PICTURES.resolve(picture).toFile()).getWidth()).isGreaterThan(900);
    }
  }

  @Test
  void isNeededForThePackagesOfTheJob() {
    Command.Result refused =
        Image.run(
                "-v",
                Checkout.file("examples/application/jobs") + ":/home/lcmap/jobs:ro",
                Image.name())
            .and("spark-submit", "--master", "local[2]", JOB, "data", "/tmp/segments")
            .run();

    assertThat(refused.all())
        .isEqualTo(
            "change_detection: the Python package pyxccd is not installed;"
                + " use the image of examples/application, or add it to yours\n");
    assertThat(refused.exit()).isEqualTo(1);
  }

  private static String application() {
    return Image.name() + "-change-detection";
  }

  private static String user(String image) {
    return Command.of("docker", "image", "inspect", "--format", "{{.Config.User}}", image)
        .run()
        .out()
        .strip();
  }
}
