package org.lcmap.it.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Command;
import org.lcmap.it.Embedded;
import org.lcmap.it.Image;

/** What stands between a user and executors on Kubernetes is found before anything is started. */
final class KubernetesDoctorIT {

  @TempDir Path folder;

  @Test
  void executorCallsBackAndIsLikeTheDriver() {
    try (Team team = Team.create("healthy", folder)) {
      Command.Result result = doctor(team).and("--launch").run();

      assertThat(result.out())
          .as(result.all())
          .containsPattern("ok +settings +executors with cpu 100m and 896 MiB of memory")
          .containsPattern("ok +master +Kubernetes v1.34.1 at https://")
          .containsPattern(
              "ok +credentials +system:serviceaccount:healthy:spark-driver may create pods,")
          .containsPattern("ok +pod +the namespace healthy would take an executor's pod")
          .containsPattern("(ok|warning) +launch +");
      assertThat(result.exit()).isLessThan(2);
      team.awaitNoExecutors();
    }
  }

  @Test
  void keyOfEllipticCurvesSignsInDoctorAndDriver() {
    try (Team team = Team.create("called", folder)) {
      team.signInAsTheAdministrator();

      Command.Result result = doctor(team).and("--launch").run();

      assertThat(result.out())
          .as(result.all())
          .containsPattern("ok +credentials +admin may create pods,")
          .containsPattern("(ok|warning) +launch +");
      assertThat(result.exit()).isLessThan(2);
      team.awaitNoExecutors();
    }
  }

  @Test
  void missingPermissionsAreNamed() {
    try (Team team = Team.create("unfit", folder)) {
      team.kubectl(
          "patch",
          "role",
          "spark-driver",
          "--type=json",
          "-p",
          "[{\"op\": \"replace\", \"path\": \"/rules/0/verbs\", \"value\": [\"get\", \"list\","
              + " \"watch\"]}]");

      Command.Result result = doctor(team).run();

      assertThat(result.out())
          .containsPattern(
              "failed +credentials +system:serviceaccount:unfit:spark-driver may not create pods,"
                  + " delete pods, deletecollection pods in the namespace unfit")
          .containsPattern("skipped +pod +there is no permission to start executors");
      assertThat(result.exit()).isEqualTo(2);
    }
  }

  @Test
  void quotaWithoutRoomIsFoundAndNothingIsStarted() {
    try (Team team = Team.create("full", folder)) {
      team.kubectl("create", "quota", "small", "--hard=requests.memory=256Mi");

      Command.Result result = doctor(team).run();

      assertThat(result.out())
          .containsPattern("warning +pod +the quota small of the namespace full has no room");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(team.executors()).isEmpty();
    }
  }

  @Test
  void strangersAreTold() {
    try (Team team = Team.create("unknown", folder)) {
      team.config("set-credentials", "driver", "--token", "planted-token-4711");

      Command.Result result = doctor(team).run();

      assertThat(result.out())
          .containsPattern("failed +credentials +Kubernetes does not accept these credentials");
      assertThat(result.all()).doesNotContain("planted-token-4711");
      assertThat(result.exit()).isEqualTo(2);
    }
  }

  private static Command doctor(Team team) {
    return Embedded.command("lcmap-spark")
        .with("KUBECONFIG", team.kubeconfig().toString())
        .with("IMAGE", Image.name())
        .and("doctor")
        .and(team.options());
  }
}
