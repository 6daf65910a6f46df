package org.lcmap.mesos.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run: with {@code shell} (the default), {@code value} is a line for {@code /bin/sh -c};
 * without it, a program that gets {@code arguments}, the first being its own name unless it runs in
 * a Docker container. {@code uris} are fetched into the sandbox before.
 */
public record CommandInfo(
    List<Uri> uris,
    Optional<Environment> environment,
    Optional<Boolean> shell,
    Optional<String> value,
    List<String> arguments,
    Optional<String> user,
    Map<String, Object> unknownFields) {
  public CommandInfo {
    uris = List.copyOf(uris);
    arguments = List.copyOf(arguments);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** A line for {@code /bin/sh -c}. */
  public static CommandInfo shell(String line) {
    return builder().shell(true).value(line).build();
  }

  /** A builder, given what Mesos requires. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this value. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.uris = uris;
    builder.environment = environment;
    builder.shell = shell;
    builder.value = value;
    builder.arguments = arguments;
    builder.user = user;
    builder.unknownFields = unknownFields;
    return builder;
  }

  /** Collects the optional parts of a {@link CommandInfo}. Not safe for use by several threads. */
  public static final class Builder {
    private List<Uri> uris = List.of();
    private Optional<Environment> environment = Optional.empty();
    private Optional<Boolean> shell = Optional.empty();
    private Optional<String> value = Optional.empty();
    private List<String> arguments = List.of();
    private Optional<String> user = Optional.empty();
    private Map<String, Object> unknownFields = Map.of();

    private Builder() {}

    public Builder uris(List<Uri> uris) {
      this.uris = uris;
      return this;
    }

    public Builder environment(Environment environment) {
      this.environment = Optional.of(environment);
      return this;
    }

    public Builder shell(boolean shell) {
      this.shell = Optional.of(shell);
      return this;
    }

    public Builder value(String value) {
      this.value = Optional.of(value);
      return this;
    }

    public Builder arguments(List<String> arguments) {
      this.arguments = arguments;
      return this;
    }

    public Builder user(String user) {
      this.user = Optional.of(user);
      return this;
    }

    /** The finished value. */
    public CommandInfo build() {
      return new CommandInfo(uris, environment, shell, value, arguments, user, unknownFields);
    }
  }

  /** A file to fetch; archives are unpacked unless {@code extract} is false. */
  public record Uri(
      String value,
      Optional<Boolean> executable,
      Optional<Boolean> extract,
      Optional<Boolean> cache,
      Optional<String> outputFile,
      Map<String, Object> unknownFields) {
    public Uri {
      requireNonNull(value, "value");
      unknownFields = Map.copyOf(unknownFields);
    }

    /** Without fields that this model does not know. */
    public Uri(
        String value,
        Optional<Boolean> executable,
        Optional<Boolean> extract,
        Optional<Boolean> cache,
        Optional<String> outputFile) {
      this(value, executable, extract, cache, outputFile, Map.of());
    }

    /** With what Mesos requires, and nothing else. */
    public Uri(String value) {
      this(value, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** Leaves the query and the user out: both may carry secrets. */
    @Override
    public String toString() {
      return "Uri[" + value.replaceFirst("//[^/@]*@", "//").replaceFirst("\\?.*", "?...") + "]";
    }
  }
}
