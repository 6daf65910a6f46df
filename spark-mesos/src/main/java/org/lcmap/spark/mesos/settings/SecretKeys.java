package org.lcmap.spark.mesos.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lcmap.mesos.model.Bytes;
import org.lcmap.mesos.model.Secret;
import org.lcmap.spark.mesos.settings.LaunchSettings.SecretUse;

/** Settings of secrets that agents hand to executors. */
final class SecretKeys {

  static final Setting<List<String>> NAMES =
      Setting.of(
          "spark.mesos.executor.secret.names",
          Syntax.list("names, separated by commas"),
          "Secrets by the names under which the agents' secret store knows them.");

  static final Setting<List<String>> VALUES =
      Setting.of(
              "spark.mesos.executor.secret.values",
              Syntax.secretList("values, separated by commas"),
              "Secrets by value, in UTF-8.")
          .compared("UTF-8 on every machine");

  static final Setting<List<String>> VARIABLES =
      Setting.of(
          "spark.mesos.executor.secret.envkeys",
          Syntax.list("names of variables, separated by commas, one for each secret"),
          "The environment variables in which the executor finds them.");

  static final Setting<List<String>> FILES =
      Setting.of(
          "spark.mesos.executor.secret.filenames",
          Syntax.list("paths, separated by commas, one for each secret"),
          "The files in which the executor finds them; relative paths count from the sandbox.");

  static final List<Setting<?>> ALL = List.of(NAMES, VALUES, VARIABLES, FILES);

  private SecretKeys() {}

  static List<SecretUse> read(Values values) {
    List<String> names = values.given(NAMES).orElse(List.of());
    List<String> contents = values.given(VALUES).orElse(List.of());
    List<String> variables = values.given(VARIABLES).orElse(List.of());
    List<String> files = values.given(FILES).orElse(List.of());
    if (!names.isEmpty() && !contents.isEmpty()) {
      values.problem(NAMES.name() + " and " + VALUES.name() + " are both set: set one of them");
      return List.of();
    }
    List<Secret> secrets =
        Stream.concat(
                names.stream().map(name -> new Secret(new Secret.Content.Reference(name))),
                contents.stream()
                    .map(
                        text ->
                            new Secret(new Secret.Content.Value(Bytes.of(text.getBytes(UTF_8))))))
            .toList();
    if (!fits(values, VARIABLES, variables, secrets) || !fits(values, FILES, files, secrets)) {
      return List.of();
    }
    if (!secrets.isEmpty() && variables.isEmpty() && files.isEmpty()) {
      values.problem(
          "there are secrets for executors and no place for them: set "
              + VARIABLES.name()
              + " or "
              + FILES.name());
    }
    List<SecretUse> uses = new ArrayList<>();
    for (int i = 0; i < secrets.size(); i++) {
      uses.add(new SecretUse(secrets.get(i), at(variables, i), at(files, i)));
    }
    return uses;
  }

  private static boolean fits(
      Values values, Setting<?> setting, List<String> places, List<Secret> secrets) {
    if (places.isEmpty() || places.size() == secrets.size()) {
      return true;
    }
    values.problem(
        "%s is '%s': it has to be as many as there are secrets, which are %d"
            .formatted(setting.name(), String.join(",", places), secrets.size()));
    return false;
  }

  private static Optional<String> at(List<String> list, int index) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(index));
  }
}
