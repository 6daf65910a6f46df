package org.lcmap.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cyclonedx.model.Component;

/** The Python packages that were installed below a folder, by their METADATA. */
final class PythonPackages {

  private static final String LICENSE_CLASS = "License :: ";

  private PythonPackages() {}

  static List<Component> of(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".dist-info/METADATA"))
          .sorted()
          .map(PythonPackages::component)
          .toList();
    }
  }

  private static Component component(Path metadata) {
    Stanza stanza;
    try {
      stanza = Stanza.first(new String(Files.readAllBytes(metadata), UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    // The name as the index has it:
    // https://packaging.python.org/en/latest/specifications/name-normalization/
    String name = stanza.required("Name").replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    Component component = Parts.part("pypi", null, name, stanza.required("Version"));
    stanza.value("Summary").ifPresent(component::setDescription);
    license(stanza).ifPresent(text -> Parts.license(component, text));
    return component;
  }

  /** Some packages put the whole text of their licence where its name belongs. */
  private static Optional<String> license(Stanza stanza) {
    return stanza
        .value("License-Expression")
        .or(() -> stanza.value("License").filter(text -> text.length() < 80))
        .or(
            () ->
                stanza.values("Classifier").stream()
                    .filter(line -> line.startsWith(LICENSE_CLASS))
                    .map(line -> line.substring(line.lastIndexOf("::") + 2).strip())
                    .findFirst());
  }
}
