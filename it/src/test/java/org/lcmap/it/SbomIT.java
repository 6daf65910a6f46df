package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bill of materials that {@code make image} writes lists all that is in the image. */
final class SbomIT {

  @SuppressWarnings("NullAway.Init") // set once for all tests
  private static Path file;

  @SuppressWarnings("NullAway.Init")
  private static Bom bom;

  @BeforeAll
  static void read() throws Exception {
    String tag = Image.name().substring(Image.name().lastIndexOf(':') + 1);
    file = Checkout.file("target/lcmap-spark-" + tag + ".cdx.json");
    bom = new JsonParser().parse(file.toFile());
  }

  @Test
  void agreesWithTheStandardsSchema() throws IOException {
    assertThat(new JsonParser().validate(file.toFile(), Version.VERSION_16)).isEmpty();
  }

  @Test
  void wasMadeOfThisImage() throws IOException {
    String id =
        Command.of("docker", "image", "inspect", "--format", "{{.Id}}", Image.name()).run().out();

    assertThat(Files.readString(Path.of(file + ".of"))).startsWith(id.strip());
  }

  @Test
  void listsEveryDebianPackage() {
    assertThat(parts("pkg:deb/"))
        .containsExactlyInAnyOrderElementsOf(inImage("dpkg-query -W -f '${Package} ${Version}\\n'"))
        .hasSizeGreaterThan(50);
  }

  @Test
  void listsEveryPythonPackage() {
    assertThat(parts("pkg:pypi/"))
        .containsAll(
            inImage(
                "python3 -c 'import importlib.metadata as m, re\n"
                    + "for d in"
                    + " m.distributions(path=[\"/opt/lcmap-spark/python/lib/python3.11/site-packages\"]):"
                    + " print(re.sub(\"[-_.]+\", \"-\", d.name).lower(), d.version)'"))
        .hasSizeGreaterThan(50);
  }

  @Test
  void listsEveryJarByItsChecksum() {
    Set<String> sums =
        bom.getComponents().stream()
            .filter(part -> part.getHashes() != null)
            .flatMap(part -> part.getHashes().stream())
            .map(hash -> hash.getValue())
            .collect(Collectors.toSet());

    assertThat(sums)
        .containsExactlyInAnyOrderElementsOf(
            Set.copyOf(
                inImage(
                    "find /opt/lcmap-spark/[!j]* -name '*.jar' -type f -exec sha256sum {} + | cut"
                        + " -d ' ' -f 1")))
        .hasSizeGreaterThan(250);
  }

  @Test
  void listsJava() {
    assertThat(parts("pkg:generic/")).singleElement().asString().startsWith("openjdk 17.");
  }

  private static List<String> parts(String kind) {
    return bom.getComponents().stream()
        .filter(part -> part.getPurl().startsWith(kind))
        .map(SbomIT::nameAndVersion)
        .toList();
  }

  private static String nameAndVersion(Component part) {
    return part.getName() + " " + part.getVersion();
  }

  private static List<String> inImage(String script) {
    return Image.run("--entrypoint", "sh", Image.name(), "-c", script).run().out().lines().toList();
  }
}
