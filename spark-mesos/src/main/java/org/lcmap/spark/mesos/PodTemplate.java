package org.lcmap.spark.mesos;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The file that a user gives for the pods of executors. Spark reads it as late as it makes the
 * first of them, and tells of a bad one by a stack trace.
 *
 * @param file on this computer
 */
record PodTemplate(Path file) {

  private static final String SETTING = "spark.kubernetes.executor.podTemplateFile";

  /** None when the settings name none, or one that has to be fetched first. */
  static Optional<PodTemplate> of(Map<String, String> settings) {
    String name = settings.getOrDefault(SETTING, "");
    if (name.startsWith("file:")) {
      return Optional.of(new PodTemplate(Path.of(URI.create(name).getPath())));
    }
    return name.isEmpty() || name.contains(":")
        ? Optional.empty()
        : Optional.of(new PodTemplate(Path.of(name)));
  }

  /**
   * Expects a pod.
   *
   * @throws CannotStartException when there is none
   */
  void check() {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw refusal("it cannot be read here; is it mounted, with -v?");
    }
    Pod pod;
    try {
      pod = Serialization.unmarshal(text, Pod.class);
    } catch (RuntimeException e) {
      throw refusal("it is not the YAML of a pod");
    }
    if (pod == null || !"Pod".equals(pod.getKind())) {
      throw refusal("it is not the YAML of a pod");
    }
  }

  private CannotStartException refusal(String why) {
    return new CannotStartException(SETTING + " is '" + file + "': " + why);
  }
}
