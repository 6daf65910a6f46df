package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the image is made of, and what it answers by itself. */
final class ImageIT {

  private static final long MOST_BYTES = 1_200_000_000L;

  @Test
  void saysWhatItCanDoWhenThereIsNoCommand() {
    Command.Result help = Image.run(Image.name()).run();

    assertThat(help.out())
        .contains("pyspark", "spark-submit", "spark-shell", "spark-sql", "jupyter");
    assertThat(help.err()).isEmpty();
    assertThat(help.exit()).isZero();
  }

  @Test
  void holdsNoSetUidFilesAndNoWorldWritableFoldersButStickyOnes() {
    Command.Result found =
        Image.run("-u", "0", Image.name())
            .and("find", "/", "-xdev", "(", "-type", "f", "-perm", "/6000", "-o")
            .and("-type", "d", "-perm", "-0002", "!", "-perm", "-1000", ")", "-print")
            .run();

    assertThat(found.out()).isEmpty();
    assertThat(found.exit()).isZero();
  }

  @Test
  void holdsNoSudo() {
    assertThat(Image.run(Image.name(), "bash", "-c", "command -v sudo su; true").run().out())
        .doesNotContain("sudo");
  }

  /** One that lacks has Java look for it in all jars at each start: a second of an executor's. */
  @Test
  void javaHasEachSecurityProviderThatItsSettingsName() {
    String program =
        """
        from itertools import count
        from pyspark import SparkContext

        security = SparkContext.getOrCreate()._jvm.java.security.Security
        for number in count(1):
            name = security.getProperty(f"security.provider.{number}")
            if name is None:
                break
            print(name, security.getProvider(name.split()[0]) is not None)
        """;
    Command.Result providers =
        Image.run("-i", Image.name(), "bash", "-c", "cat > /tmp/p.py; spark-submit /tmp/p.py")
            .typing(program)
            .run();

    assertThat(providers.out().lines())
        .as(providers.all())
        .hasSizeGreaterThan(5)
        .allMatch(line -> line.endsWith(" True"));
  }

  @Test
  void isNoLargerThanItsBudget() {
    String bytes = inspect("{{.Size}}");

    assertThat(Long.parseLong(bytes)).isPositive().isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void rebuildsOnlySmallLayersWhenOurCodeChanges() {
    List<String> layers =
        Command.of("docker", "history", "--no-trunc", "--format", "{{.Size}}\t{{.CreatedBy}}")
            .and(Image.name())
            .run()
            .out()
            .lines()
            .takeWhile(layer -> !layer.contains("optimise"))
            .toList();

    assertThat(layers).anyMatch(layer -> layer.contains("COPY"));
    assertThat(layers).allMatch(layer -> layer.matches("[0-9.]+k?B\t(?s:.*)"));
  }

  @Test
  void tellsItsVersionAndSourceByLabels() {
    assertThat(inspect("{{json .Config.Labels}}"))
        .contains("\"org.opencontainers.image.title\":\"lcmap-spark\"")
        .contains("\"org.opencontainers.image.version\":\"" + version() + "\"")
        .contains("\"org.opencontainers.image.licenses\":\"Apache-2.0\"")
        .contains("org.opencontainers.image.revision", "org.opencontainers.image.created");
  }

  @Test
  void isTaggedWithTheBranchUnlessItIsMain() {
    assertThat(make("BRANCH=main")).contains("usgseros/lcmap-spark:" + version() + " ");
    assertThat(make("BRANCH=feature/snow"))
        .contains("usgseros/lcmap-spark:" + version() + "-feature-snow ");
  }

  @Test
  void isNotBuiltAgainWhenNothingChanged() {
    Command.Result again = Command.of("make", "image").in(Checkout.root()).run();

    assertThat(again.out()).contains("is up to date").doesNotContain("building");
    assertThat(again.exit()).isZero();
  }

  @Test
  void saysInOneLineThatTheEngineDoesNotAnswer() {
    Command.Result refused =
        Command.of("make", "image")
            .in(Checkout.root())
            .with("DOCKER_HOST", "unix:///nowhere/docker.sock")
            .run();

    assertThat(refused.err().lines().findFirst())
        .hasValue(
            "lcmap-spark: the Docker engine at unix:///nowhere/docker.sock does not answer:"
                + " start it (systemctl start docker), or use RUNTIME=embedded");
    assertThat(refused.exit()).isNotZero();
  }

  private static String make(String setting) {
    return Command.of("make", "--dry-run", "image", setting).in(Checkout.root()).run().out();
  }

  private static String version() {
    return Command.shell("sed -n 's:.*<revision>\\(.*\\)</revision>.*:\\1:p' pom.xml")
        .in(Checkout.root())
        .run()
        .out()
        .strip();
  }

  private static String inspect(String format) {
    return Command.of("docker", "image", "inspect", "--format", format, Image.name())
        .run()
        .out()
        .strip();
  }
}
