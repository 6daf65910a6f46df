package org.lcmap.spark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lcmap.spark.cli.machine.Components;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the version of every component. */
@Command(
    name = "version",
    description = {"Prints the version of every component of this runtime.", ""})
final class VersionCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  VersionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, String> versions = new LinkedHashMap<>();
    String ours = LcmapSpark.class.getPackage().getImplementationVersion();
    versions.put("lcmap-spark", ours == null ? "unknown" : ours);
    versions.putAll(new Components(console.home()).versions());
    if (json) {
      JsonGenerator generator =
          new JsonFactory().createGenerator(console.out()).useDefaultPrettyPrinter();
      generator.writeStartObject();
      for (Map.Entry<String, String> one : versions.entrySet()) {
        generator.writeStringField(one.getKey(), one.getValue());
      }
      generator.writeEndObject();
      generator.writeRaw('\n');
      generator.flush();
    } else {
      int width = versions.keySet().stream().mapToInt(String::length).max().orElse(1);
      versions.forEach(
          (name, version) -> console.out().printf("%-" + width + "s  %s%n", name, version));
    }
    return 0;
  }
}
