package org.lcmap.spark.cli.settings;

import java.nio.file.Path;

/** Where the value of a setting comes from. */
public sealed interface Origin {

  /** An option of the command line, such as {@code --executor-memory}. */
  record Option(String name) implements Origin {
    @Override
    public String words() {
      return "command line, " + name;
    }
  }

  /** A file of settings. */
  record SettingsFile(Path path) implements Origin {
    @Override
    public String words() {
      return path.toString();
    }
  }

  /** A variable of the environment. */
  record Variable(String name) implements Origin {
    @Override
    public String words() {
      return "variable " + name;
    }
  }

  /** Where the administrators' handouts are kept. */
  record Place(String words) implements Origin {}

  /** What this runtime sets where the user sets nothing. */
  record Ours(String why) implements Origin {
    @Override
    public String words() {
      return "lcmap-spark, " + why;
    }
  }

  /** For people. */
  String words();
}
