package org.lcmap.spark.cli.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.spark.cli.doctor.Outcome;

final class FoldersCheckTest {

  private static final long ENOUGH = 5L << 30;

  @TempDir Path folder;

  private static final Path JOBS = Path.of("/home/lcmap/jobs");
  private static final Path NOTES = Path.of("/home/lcmap/notebook");

  private final FoldersCheck check = new FoldersCheck(Map.of(), List.of(Path.of("/home/lcmap")));

  private Outcome judge(MountedFolder... mounted) {
    return check.judge(List.of(mounted), Path.of("/tmp"), ENOUGH);
  }

  @Test
  void readsWhatTheKernelSaysOfMounts() {
    List<String> lines =
        List.of(
            "21 20 0:19 / /proc rw,nosuid - proc proc rw",
            "30 20 8:1 /u/jobs /home/lcmap/jobs ro,relatime - ext4 /dev/sda rw",
            "31 20 8:1 /u/my\\040notes /home/lcmap/notebook/my\\040notes rw - ext4 /dev/sda rw",
            "32 20 8:1 /u/certs /certs rw,relatime - ext4 /dev/sda rw",
            "33 20 8:1 /u/certs2 /certs ro,relatime - ext4 /dev/sda rw",
            "34 20 8:1 /x /home/lcmapped rw - ext4 /dev/sda rw");

    assertThat(Mount.parse(lines, List.of(Path.of("/home/lcmap"), Path.of("/certs"))))
        .containsExactly(
            new Mount(Path.of("/home/lcmap/jobs"), true),
            new Mount(Path.of("/home/lcmap/notebook/my notes"), false),
            new Mount(Path.of("/certs"), true));
  }

  @Test
  void listsFoldersThatCanBeUsed() {
    Outcome outcome =
        judge(
            new MountedFolder(JOBS, true, false, "1000", false),
            new MountedFolder(NOTES, false, true, "1000", true));

    assertThat(outcome)
        .isEqualTo(
            new Outcome.Ok(
                "2 mounted; 5.0 GiB free for temporary files in /tmp",
                List.of(JOBS + ", to read", NOTES + ", to read and write")));
  }

  @Test
  void knowsAFolderThatDockerMade() {
    Outcome outcome = judge(new MountedFolder(JOBS, false, false, "0", true));

    assertThat(outcome).isInstanceOf(Outcome.Warning.class);
    assertThat(outcome.found()).isEqualTo("/home/lcmap/jobs is empty and belongs to root");
  }

  @Test
  void knowsAFolderOfAnotherUser() {
    Outcome outcome = judge(new MountedFolder(NOTES, false, false, "501", false));

    assertThat(outcome).isInstanceOf(Outcome.Warning.class);
    assertThat(outcome.found())
        .isEqualTo("/home/lcmap/notebook belongs to user 501, and cannot be written");
  }

  @Test
  void warnsOfLittleSpace() {
    Outcome outcome = check.judge(List.of(), Path.of("/tmp"), 300L << 20);

    assertThat(outcome).isInstanceOf(Outcome.Warning.class);
    assertThat(outcome.found()).isEqualTo("0.3 GiB free for temporary files in /tmp");
  }

  @Test
  void looksAtAFolder() throws IOException {
    assertThat(MountedFolder.look(new Mount(folder, false)).empty()).isTrue();
    Files.createFile(folder.resolve("job.py"));
    assertThat(MountedFolder.look(new Mount(folder, false)))
        .satisfies(one -> assertThat(one.empty()).isFalse())
        .satisfies(one -> assertThat(one.writable()).isTrue());
  }

  @Test
  void looksAtTheRealOnes() throws InterruptedException {
    assertThat(check.run(words -> {}).found()).contains(" mounted; ", " GiB free");
  }
}
