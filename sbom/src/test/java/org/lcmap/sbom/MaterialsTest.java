package org.lcmap.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MaterialsTest {

  private static final String PACKAGES = "opt/lcmap-spark/python/lib/python3.11/site-packages/";
  private static final String JARS = "opt/lcmap-spark/spark/jars/";

  @TempDir private Path root;

  @BeforeEach
  void makeAnImage() throws IOException {
    write(
        "var/lib/dpkg/status",
        """
        Package: tini
        Status: install ok installed
        Maintainer: A Debian Developer <a@debian.org>
        Architecture: amd64
        Version: 0.19.0-1
        Description: tiny but valid init
         with more lines: of these

        Package: gone
        Status: deinstall ok config-files
        Architecture: amd64
        Version: 1
        """);
    write("opt/lcmap-spark/jre/release", "JAVA_VERSION=\"17.0.19\"\nMODULES=\"java.base\"\n");
    write(
        PACKAGES + "Some_Thing-2.1.dist-info/METADATA",
        """
        Metadata-Version: 2.1
        Name: Some_Thing
        Version: 2.1
        Summary: Does something
        Classifier: Programming Language :: Python
        Classifier: License :: OSI Approved :: MIT License

        Name: not this one
        """);
    jar(
        JARS + "plain-1.0.jar",
        Map.of(maven("org.example", "plain"), pom("org.example", "plain", "1.0")));
  }

  @Test
  void everyKindOfPartIsListedWithItsPackageUrl() throws Exception {
    assertThat(bom().getComponents())
        .extracting(Component::getPurl)
        .containsExactly(
            "pkg:deb/debian/tini@0.19.0-1?arch=amd64",
            "pkg:pypi/some-thing@2.1",
            "pkg:maven/org.example/plain@1.0",
            "pkg:generic/openjdk@17.0.19");
  }

  @Test
  void imageItselfIsNamed() throws Exception {
    Component image = bom().getMetadata().getComponent();

    assertThat(image.getType()).isEqualTo(Component.Type.CONTAINER);
    assertThat(image.getName() + ":" + image.getVersion()).isEqualTo("example/image:1.2");
  }

  @Test
  void licenceOfAPythonPackageMayStandAmongItsClasses() throws Exception {
    Component thing = bom().getComponents().get(1);

    assertThat(thing.getLicenses().getLicenses().get(0).getName()).isEqualTo("MIT License");
  }

  @Test
  void jarHasItsChecksumAndWhatIsShadedIntoIt() throws Exception {
    jar(
        JARS + "plain-1.0.jar",
        Map.of(
            maven("org.example", "plain"), pom("org.example", "plain", "1.0"),
            maven("org.inner", "within"), pom("org.inner", "within", "3")));

    Component jar = bom().getComponents().get(2);

    assertThat(jar.getHashes().get(0).getValue()).hasSize(64);
    assertThat(jar.getComponents())
        .extracting(Component::getPurl)
        .containsExactly("pkg:maven/org.inner/within@3");
  }

  @Test
  void jarThatSaysNothingIsKnownByItsFileNameAndTheListOfGroups() throws Exception {
    jar(JARS + "scala-library-2.13.18.jar", Map.of("readme", ""));

    assertThat(bom().getComponents())
        .extracting(Component::getPurl)
        .contains("pkg:maven/org.scala-lang/scala-library@2.13.18");
  }

  @Test
  void jarThatNobodyKnowsIsAnError() throws IOException {
    jar(JARS + "mystery-1.jar", Map.of("readme", ""));

    assertThatThrownBy(this::bom)
        .hasMessageContaining("mystery-1.jar")
        .hasMessageContaining("groups");
  }

  @Test
  void sameImageGivesTheSameText() throws IOException {
    assertThat(Materials.of(root, "example/image", "1.2"))
        .isEqualTo(Materials.of(root, "example/image", "1.2"))
        .doesNotContain("timestamp");
  }

  private Bom bom() throws Exception {
    String json = Materials.of(root, "example/image", "1.2");
    assertThat(new JsonParser().validate(json.getBytes(UTF_8))).isEqualTo(List.of());
    return new JsonParser().parse(json.getBytes(UTF_8));
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void jar(String file, Map<String, String> entries) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    try (OutputStream out = Files.newOutputStream(path);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (var entry : entries.entrySet()) {
        jar.putNextEntry(new ZipEntry(entry.getKey()));
        jar.write(entry.getValue().getBytes(UTF_8));
      }
    }
  }

  private static String maven(String group, String artifact) {
    return "META-INF/maven/" + group + "/" + artifact + "/pom.properties";
  }

  private static String pom(String group, String artifact, String version) {
    return "groupId=%s\nartifactId=%s\nversion=%s\n".formatted(group, artifact, version);
  }
}
