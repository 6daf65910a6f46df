package org.lcmap.sbom;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.commons.codec.digest.DigestUtils;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;

/** The jars below a folder but Java's own, with what others have put into them. */
final class JavaArchives {

  /** As Maven names jars; and py4j0.10.9.9.jar. */
  private static final List<Pattern> FILES =
      List.of(
          Pattern.compile("(.+?)-(\\d[^/]*)\\.jar"),
          Pattern.compile("(.*?\\D)(\\d+(?:\\.\\d+)+)\\.jar"));

  private static final Pattern GROUP = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final String MAVEN = "META-INF/maven/[^/]+/[^/]+/pom.properties";

  /** What a jar says of itself and of what it contains. */
  private record Coordinates(String group, String artifact, String version) {}

  private final Properties groups;

  JavaArchives() throws IOException {
    groups = new Properties();
    try (InputStream known = JavaArchives.class.getResourceAsStream("groups.properties")) {
      groups.load(known);
    }
  }

  List<Component> of(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file))
          .filter(file -> !file.startsWith(folder.resolve("jre")))
          .sorted()
          .map(this::component)
          .toList();
    }
  }

  private Component component(Path file) {
    String fileName = String.valueOf(file.getFileName());
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      List<Coordinates> all = coordinates(jar);
      Optional<Coordinates> own =
          all.stream()
              .filter(c -> fileName.startsWith(c.artifact() + "-" + c.version()))
              .findFirst();
      Component component = part(own.orElseGet(() -> byName(fileName, jar)));
      for (Coordinates one : all) {
        if (own.isEmpty() || !one.equals(own.get())) {
          component.addComponent(inner(one, fileName));
        }
      }
      try (InputStream bytes = Files.newInputStream(file)) {
        component.addHash(new Hash(Hash.Algorithm.SHA_256, DigestUtils.sha256Hex(bytes)));
      }
      return component;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Component part(Coordinates c) {
    return Parts.part("maven", c.group(), c.artifact(), c.version());
  }

  /** Several jars may contain the same. */
  private static Component inner(Coordinates coordinates, String jar) {
    Component component = part(coordinates);
    component.setBomRef(component.getBomRef() + "#" + jar);
    return component;
  }

  private static List<Coordinates> coordinates(JarFile jar) throws IOException {
    List<Coordinates> found = new ArrayList<>();
    for (ZipEntry entry : jar.stream().filter(e -> e.getName().matches(MAVEN)).toList()) {
      Properties maven = new Properties();
      try (InputStream content = jar.getInputStream(entry)) {
        maven.load(content);
      }
      Coordinates one =
          new Coordinates(
              maven.getProperty("groupId", ""),
              maven.getProperty("artifactId", ""),
              maven.getProperty("version", ""));
      if (!one.group().isEmpty() && !one.version().isEmpty() && !found.contains(one)) {
        found.add(one);
      }
    }
    return found;
  }

  /** Without Maven's own file: the file's name, and the group that is known or that it claims. */
  private Coordinates byName(String fileName, JarFile jar) {
    Matcher matcher =
        FILES.stream()
            .map(pattern -> pattern.matcher(fileName))
            .filter(Matcher::matches)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException(fileName + " has no version in its name"));
    String group = groups.getProperty(matcher.group(1));
    if (group == null) {
      group = claimed(jar);
    }
    if (group.isEmpty()) {
      throw new IllegalArgumentException(
          "nobody says whose " + fileName + " is: add it to groups.properties");
    }
    return new Coordinates(group, matcher.group(1), matcher.group(2));
  }

  private static String claimed(JarFile jar) {
    try {
      Manifest manifest = jar.getManifest();
      return manifest == null
          ? ""
          : Stream.of("Implementation-Vendor-Id", "Implementation-Vendor")
              .map(name -> manifest.getMainAttributes().getValue(name))
              .filter(value -> value != null && GROUP.matcher(value).matches())
              .findFirst()
              .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
