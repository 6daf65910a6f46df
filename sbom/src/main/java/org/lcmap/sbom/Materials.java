package org.lcmap.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.parsers.JsonParser;

/**
 * Prints the bill of materials of the image in whose container it runs. The same image gives the
 * same text.
 *
 * <pre>{@code
 * java -cp '/sbom/*' org.lcmap.sbom.Materials / usgseros/lcmap-spark 2.0.0
 * }</pre>
 */
public final class Materials {

  private static final Version VERSION = Version.VERSION_16;
  private static final String PREFIX = "opt/lcmap-spark";

  private Materials() {}

  /** Takes the root folder, and the image's name and version. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("usage: Materials ROOT NAME VERSION");
      System.exit(2);
    }
    System.out.print(of(Path.of(arguments[0]), arguments[1], arguments[2]));
  }

  /** The bill in JSON, which agrees with the standard's schema. */
  static String of(Path root, String name, String version) throws IOException {
    Bom bom = new Bom();
    bom.setMetadata(metadata(name, version));
    DebianPackages.of(root).forEach(bom::addComponent);
    PythonPackages.of(root.resolve(PREFIX)).forEach(bom::addComponent);
    new JavaArchives().of(root.resolve(PREFIX)).forEach(bom::addComponent);
    bom.addComponent(java(root));
    String content =
        bom.getComponents().stream().map(Component::getBomRef).collect(Collectors.joining("\n"));
    bom.setSerialNumber("urn:uuid:" + UUID.nameUUIDFromBytes(content.getBytes(UTF_8)));
    return valid(json(bom));
  }

  private static Metadata metadata(String name, String version) {
    Component image = Parts.part("generic", null, name, version);
    image.setType(Component.Type.CONTAINER);
    Metadata metadata = new Metadata();
    metadata.setTimestamp(null); // the time would be all that differs between two runs
    metadata.setComponent(image);
    return metadata;
  }

  /** Java was made of Debian's, by jlink, and is no package any more. */
  private static Component java(Path root) throws IOException {
    Properties release = new Properties();
    try (var reader = Files.newBufferedReader(root.resolve(PREFIX + "/jre/release"))) {
      release.load(reader);
    }
    Component java =
        Parts.part(
            "generic", null, "openjdk", release.getProperty("JAVA_VERSION").replace("\"", ""));
    java.setType(Component.Type.PLATFORM);
    return java;
  }

  private static String json(Bom bom) {
    try {
      return BomGeneratorFactory.createJson(VERSION, bom).toJsonString();
    } catch (GeneratorException e) {
      throw new IllegalStateException("the bill of materials cannot be written", e);
    }
  }

  private static String valid(String json) {
    try {
      var problems = new JsonParser().validate(json, VERSION);
      if (!problems.isEmpty()) {
        throw new IllegalStateException(
            problems.stream().map(ParseException::getMessage).collect(Collectors.joining("\n")));
      }
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
