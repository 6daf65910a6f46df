package org.lcmap.spark.cli.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A report for machines, as one JSON object: {@code subject}, {@code exitCode}, and {@code checks}
 * with {@code name}, {@code result} ({@code ok}, {@code warning}, {@code failed}, {@code skipped}),
 * {@code found}, {@code advice} where something is wrong, {@code details} and {@code millis}.
 */
public final class JsonReport implements Observer {

  private final OutputStream out;

  /** Writes there when all is over. */
  public JsonReport(OutputStream out) {
    this.out = out;
  }

  @Override
  public void ends(Report report) {
    try {
      JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("subject", report.subject());
      json.writeNumberField("exitCode", report.exitCode());
      json.writeArrayFieldStart("checks");
      for (Examined check : report.checks()) {
        write(check, json);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
      json.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Examined check, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", check.name());
    json.writeStringField("result", Result.of(check.outcome()).word());
    json.writeStringField("found", check.outcome().found());
    if (check.outcome() instanceof Outcome.Warning warning) {
      json.writeStringField("advice", warning.advice());
    } else if (check.outcome() instanceof Outcome.Failed failed) {
      json.writeStringField("advice", failed.advice());
    }
    json.writeArrayFieldStart("details");
    for (String detail : check.outcome().details()) {
      json.writeString(detail);
    }
    json.writeEndArray();
    json.writeNumberField("millis", check.took().toMillis());
    json.writeEndObject();
  }
}
