package org.lcmap.it.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.it.Await;
import org.lcmap.it.Checkout;
import org.lcmap.it.Command;
import org.lcmap.it.Conversation;

/** What keeps a job from running is told in a line, soon, and without a stack trace. */
final class KubernetesRefusalIT {

  private static final String JOB = Checkout.file("examples/jobs/job.py").toString();

  @TempDir Path folder;

  @Test
  void missingPermissionsAreNamedAllAtOnce() {
    try (Team team = Team.create("forbidden", folder)) {
      team.kubectl(
          "patch",
          "role",
          "spark-driver",
          "--type=json",
          "-p",
          "[{\"op\": \"replace\", \"path\": \"/rules/0/verbs\", \"value\": [\"get\", \"list\","
              + " \"watch\"]}]");

      Command.Result result = team.submit().and(JOB).run();

      assertThat(result.err().lines())
          .as(result.all())
          .containsExactly(
              "lcmap-spark: Kubernetes does not let system:serviceaccount:forbidden:spark-driver"
                  + " use the namespace forbidden for Spark; its role lacks: create pods, delete"
                  + " pods, deletecollection pods. An administrator can give it the role of"
                  + " examples/kubernetes");
      assertThat(result.out()).isEmpty();
      assertThat(result.exit()).isEqualTo(1);
    }
  }

  @Test
  void credentialsThatAreNoneAreTold() {
    try (Team team = Team.create("strangers", folder)) {
      team.config("set-credentials", "driver", "--token", "planted-token-4711");

      Command.Result result = team.submit().and(JOB).run();

      assertThat(result.err().lines()).as(result.all()).hasSize(1);
      assertThat(result.err())
          .startsWith("lcmap-spark: ")
          .contains("does not accept these credentials");
      assertThat(result.all()).doesNotContain("planted-token-4711");
      assertThat(result.exit()).isEqualTo(1);
    }
  }

  @Test
  void imageThatCannotBePulledIsNamed() {
    try (Team team = Team.create("pulls", folder)) {
      assertTold(
          team,
          List.of("--conf", "spark.kubernetes.container.image=127.0.0.1:9/no/such:image"),
          "no executor has started: a node cannot get the image 127.0.0.1:9/no/such:image");
    }
  }

  @Test
  void quotaThatIsTooSmallIsNamed() {
    try (Team team = Team.create("poor", folder)) {
      team.kubectl("create", "quota", "small", "--hard=requests.memory=256Mi");

      assertTold(
          team,
          List.of(),
          "no executor has started: the quota small of the namespace poor has no room for an"
              + " executor: requested: requests.memory=896Mi, used: requests.memory=0, limited:"
              + " requests.memory=256Mi");
    }
  }

  @Test
  void nodeThatIsTooSmallIsTold() {
    try (Team team = Team.create("giants", folder)) {
      assertTold(
          team,
          List.of(
              "--conf", "spark.kubernetes.executor.request.cores=999",
              "--conf", "spark.kubernetes.explainAfter=1s"),
          "no executor has started: no node has room for an executor, which asks for cpu 999 and"
              + " memory 896Mi: 0/1 nodes are available: 1 Insufficient cpu");
    }
  }

  @Test
  void podsThatTheNamespaceForbidsAreTold() throws IOException {
    try (Team team = Team.create("strict", folder)) {
      Path template =
          Files.writeString(
              folder.resolve("template.yaml"),
              """
              apiVersion: v1
              kind: Pod
              spec:
                containers:
                - name: executor
              """);

      Command.Result result =
          team.submit()
              .and("--conf", "spark.kubernetes.executor.podTemplateFile=" + template)
              .and(JOB)
              .run();

      assertThat(result.err())
          .contains(
              "the namespace strict does not allow such pods, its Pod Security is"
                  + " \"restricted:latest\"");
      assertThat(result.exit()).isNotZero();
    }
  }

  private static void assertTold(Team team, List<String> options, String words) {
    try (Conversation driver =
        new Conversation(team.submit().and(options.toArray(String[]::new)).and(JOB))) {
      Await.until(() -> driver.errors().contains(words), words, driver::errors);
      assertThat(driver.errors().lines()).hasSize(1);
      assertThat(Command.of("kill", Long.toString(driver.pid())).run().exit()).isZero();
      assertThat(driver.await()).isEqualTo(143);
    }
    team.awaitNoExecutors();
  }
}
