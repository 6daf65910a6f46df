package org.lcmap.spark.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.lcmap.spark.cli.settings.Completion;
import org.lcmap.spark.cli.settings.EffectiveSettings;
import org.lcmap.spark.cli.settings.Given;
import org.lcmap.spark.cli.settings.Origin;
import org.lcmap.spark.cli.settings.Secrets;
import org.lcmap.spark.cli.settings.SparkOptions;
import org.lcmap.spark.mesos.defaults.ThisMachine;
import org.lcmap.spark.mesos.settings.KnownSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the settings that a job would have, and where each comes from. */
@Command(
    name = "conf",
    description = {
      "Prints the settings that a job would have, and where each comes from. Takes the options of"
          + " spark-submit. Secrets are hidden.",
      ""
    })
final class ConfCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private final SparkOptions options = new SparkOptions();

  @Option(
      names = "--all",
      description = "Also those of Spark on Mesos that nobody has set, with what counts then.")
  private boolean all;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  ConfCommand(Console console) {
    this.console = console;
  }

  /** A setting as it is shown. */
  private record Row(String name, String value, String origin) {}

  @Override
  public Integer call() throws IOException {
    EffectiveSettings settings = EffectiveSettings.read(options, console.environment());
    List<Row> rows = new ArrayList<>();
    Map<String, Given> byName = new TreeMap<>();
    settings.all().forEach(given -> byName.put(given.name(), given));
    Completion.of(settings, new ThisMachine()).forEach(given -> byName.put(given.name(), given));
    for (Given given : byName.values()) {
      rows.add(
          new Row(
              given.name(),
              Secrets.shown(given.name(), given.value()),
              given.origin() instanceof Origin.SettingsFile file
                      && file.path().startsWith(console.home())
                  ? "lcmap-spark, " + file.path().getFileName()
                  : given.origin().words()));
    }
    if (all) {
      for (KnownSettings.Known known : KnownSettings.all()) {
        if (!byName.containsKey(known.name())) {
          rows.add(new Row(known.name(), known.whenUnset().replace("`", ""), "default"));
        }
      }
    }
    if (json) {
      printJson(rows);
    } else {
      print(rows);
    }
    return 0;
  }

  private void print(List<Row> rows) {
    int names = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    int values = rows.stream().mapToInt(row -> Math.min(40, row.value().length())).max().orElse(0);
    String format = "%-" + names + "s  %-" + Math.max(1, values) + "s  %s%n";
    rows.forEach(row -> console.out().printf(format, row.name(), row.value(), row.origin()));
  }

  private void printJson(List<Row> rows) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(console.out()).useDefaultPrettyPrinter();
    json.writeStartArray();
    for (Row row : rows) {
      json.writeStartObject();
      json.writeStringField("name", row.name());
      json.writeStringField("value", row.value());
      json.writeStringField("origin", row.origin());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeRaw('\n');
    json.flush();
  }
}
