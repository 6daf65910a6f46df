package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lcmap.mesos.client.ScriptedMaster.Feed;

/** The program in the Javadoc of {@link SchedulerClient} compiles and runs as it stands there. */
class JavadocExampleTest {

  private static final Path SOURCE =
      Path.of("src/main/java/org/lcmap/mesos/client/SchedulerClient.java");
  private static final String IMPORTS =
      """
      import java.util.*;
      import org.lcmap.mesos.client.*;
      import org.lcmap.mesos.model.*;
      import static org.lcmap.mesos.model.TaskState.*;
      """;

  @TempDir Path folder;

  @Test
  void theProgramInTheJavadocRunsATaskAndEnds() throws Exception {
    List<String> program = program();
    assertThat(program).hasSizeLessThanOrEqualTo(15);
    Method main = compiled(program).getMethod("main", String[].class);

    try (ScriptedMaster master = ScriptedMaster.start()) {
      CompletableFuture<Void> run =
          CompletableFuture.runAsync(() -> run(main, master.uri().getAuthority()));
      Feed feed = master.feed();
      feed.event(
          "{\"type\":\"OFFERS\",\"offers\":{\"offers\":[{\"id\":{\"value\":\"o-1\"},"
              + "\"framework_id\":{\"value\":\"framework-7\"},\"agent_id\":{\"value\":\"a-1\"},"
              + "\"hostname\":\"h\",\"resources\":[{\"name\":\"cpus\",\"type\":\"SCALAR\","
              + "\"scalar\":{\"value\":1.0}}]}]}}");
      assertThat(
              master
                  .call()
                  .json()
                  .at("/accept/operations/0/launch/task_infos/0/command/value")
                  .asText())
          .isEqualTo("echo hello");
      feed.event(
          "{\"type\":\"UPDATE\",\"update\":{\"status\":{\"task_id\":{\"value\":\"hello-1\"},"
              + "\"state\":\"TASK_FINISHED\"}}}");
      assertThat(master.call().type()).isEqualTo("TEARDOWN");
      feed.end();

      run.get(20, TimeUnit.SECONDS);
    }
  }

  private static void run(Method main, String master) {
    try {
      main.invoke(null, (Object) new String[] {master});
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines between the braces of the Javadoc's code block. */
  private static List<String> program() throws Exception {
    return Files.readAllLines(SOURCE).stream()
        .dropWhile(line -> !line.contains("<pre>{@code"))
        .skip(1)
        .takeWhile(line -> !line.contains("}</pre>"))
        .map(line -> line.replaceFirst("^ \\*", ""))
        .toList();
  }

  private Class<?> compiled(List<String> program) throws Exception {
    Path file = folder.resolve("Hello.java");
    Files.writeString(file, IMPORTS + program.stream().collect(Collectors.joining("\n")));
    String path = System.getProperty("java.class.path");
    List<String> options = List.of("-proc:none", "-d", folder.toString(), "-cp", path);
    StringWriter problems = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  problems,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjects(new File(file.toString())))
              .call();
      assertThat(compiled).as(problems.toString()).isTrue();
    }
    URL[] classes = {folder.toUri().toURL()};
    return new URLClassLoader(classes, getClass().getClassLoader()).loadClass("Hello");
  }
}
