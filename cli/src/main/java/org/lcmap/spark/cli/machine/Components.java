package org.lcmap.spark.cli.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs and libraries of a runtime, with the versions that are really there. */
public final class Components {

  /** A jar whose version is of interest; its name ends with that. */
  private record Library(String name, String jar) {}

  private static final List<Library> SPARK =
      List.of(new Library("Spark", "spark-core_[\\d.]+"), new Library("Scala", "scala-library"));
  private static final List<Library> LIBRARIES =
      List.of(
          new Library("Hadoop client", "hadoop-client-api"),
          new Library("Kubernetes client", "kubernetes-client"),
          new Library("ZooKeeper client", "zookeeper"),
          new Library("Curator", "curator-framework"),
          new Library("Jackson", "jackson-databind"),
          new Library("Netty", "netty-common"),
          new Library("Log4j", "log4j-core"));
  private static final List<Library> OURS =
      List.of(new Library("Bouncy Castle", "bcpkix-jdk18on"), new Library("picocli", "picocli"));
  private static final List<String> PACKAGES =
      List.of(
          "pyspark",
          "py4j",
          "numpy",
          "pandas",
          "pyarrow",
          "jupyterlab",
          "notebook",
          "jupyter_server",
          "ipykernel");
  private static final String QUESTION =
      """
      import importlib.metadata as m, platform, sys
      print("Python", platform.python_version())
      for name in sys.argv[1:]:
          try:
              print(name, m.version(name))
          except m.PackageNotFoundError:
              pass
      """;

  private final Path home;

  /** Those of the runtime in this folder. */
  public Components(Path home) {
    this.home = home;
  }

  /** Names and versions, in an order for people. */
  public Map<String, String> versions() throws IOException, InterruptedException {
    Map<String, String> versions = new LinkedHashMap<>();
    List<String> sparks = jars("spark/jars");
    SPARK.forEach(one -> find(one, sparks).ifPresent(version -> versions.put(one.name(), version)));
    versions.put(
        "Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
    versions.putAll(python());
    LIBRARIES.forEach(
        one -> find(one, sparks).ifPresent(version -> versions.put(one.name(), version)));
    List<String> ours = Stream.concat(jars("mesos").stream(), jars("cli").stream()).toList();
    OURS.forEach(one -> find(one, ours).ifPresent(version -> versions.put(one.name(), version)));
    return versions;
  }

  private List<String> jars(String folder) throws IOException {
    Path path = home.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static Optional<String> find(Library library, List<String> jars) {
    Pattern pattern = Pattern.compile(library.jar() + "-(\\d.*)\\.jar");
    return jars.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  private Map<String, String> python() throws IOException, InterruptedException {
    Map<String, String> versions = new LinkedHashMap<>();
    Path program = home.resolve("python/bin/python3");
    if (!Files.isExecutable(program)) {
      return versions;
    }
    List<String> words =
        Stream.concat(Stream.of(program.toString(), "-c", QUESTION), PACKAGES.stream()).toList();
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    answer
        .lines()
        .map(line -> line.split(" ", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> versions.put(parts[0], parts[1]));
    return versions;
  }
}
