package org.lcmap.it;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fenced block of a page, and what the HTML comment in front of it says to do with it.
 *
 * <p>The comments, which a reader of the rendered page does not see, are:
 *
 * <ul>
 *   <li>{@code run}: the commands are run in a terminal and end with 0; a {@code text} block after
 *       them is what they show. {@code run, exit 1} where another exit code is right.
 *   <li>{@code run on mesos}, alone or with what follows {@code run}: the same on a Mesos cluster;
 *       {@code run on open mesos} on one that asks neither for certificates nor for a name.
 *   <li>{@code run on kubernetes}: the same on Kubernetes.
 *   <li>{@code run, serves FOLDER}: a notebook server, which has to show that folder over HTTP and
 *       is then stopped.
 *   <li>{@code typed}: the lines are typed at the prompt of the command before them.
 *   <li>{@code from: FILE}: the text stands so in that file of the project.
 *   <li>{@code shown: REASON}: not run, and why.
 * </ul>
 *
 * @param page the page's path in the checkout
 * @param line where the block begins
 * @param language the word after the fence
 * @param text what stands between the fences, without a last line end
 * @param directive the comment's text; empty when there is none
 */
record Block(String page, int line, String language, String text, String directive) {

  private static final Pattern RUN =
      Pattern.compile(
          "run(?<mesos> on (?<open>open )?mesos)?(?<kubernetes> on kubernetes)?"
              + "(, exit (?<exit>\\d+))?(, serves (?<serves>\\S+))?");

  private @Nullable String run(String part) {
    Matcher matcher = RUN.matcher(directive);
    return matcher.matches() ? matcher.group(part) : null;
  }

  boolean isRun() {
    return RUN.matcher(directive).matches();
  }

  /** Whether the commands need a Mesos cluster. */
  boolean isOnMesos() {
    return run("mesos") != null;
  }

  /** Whether that is one to which everybody has access. */
  boolean isOnOpenMesos() {
    return run("open") != null;
  }

  /** Whether the commands need a Kubernetes cluster. */
  boolean isOnKubernetes() {
    return run("kubernetes") != null;
  }

  boolean servesNotebooks() {
    return run("serves") != null;
  }

  /** The folder that the notebook server shows. */
  String servedFolder() {
    return requireNonNull(run("serves"));
  }

  boolean isTyped() {
    return directive.equals("typed");
  }

  boolean isShownOnly() {
    return directive.startsWith("shown: ");
  }

  boolean isFromFile() {
    return directive.startsWith("from: ");
  }

  /** The file that the text is taken from. */
  String file() {
    return directive.substring("from: ".length());
  }

  /** The exit code that is right for the commands. */
  int exit() {
    String exit = run("exit");
    return exit == null ? 0 : Integer.parseInt(exit);
  }

  @Override
  public String toString() {
    return page + ":" + line + " " + text.lines().findFirst().orElse("");
  }
}
