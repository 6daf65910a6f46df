package org.lcmap.spark.mesos.kubernetes;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kubeconfig that Spark's client will read: {@code KUBECONFIG}, or {@code .kube/config} at
 * home.
 *
 * @param file where it stands
 * @param content as it was read
 */
record Kubeconfig(Path file, Config content) {

  /** The one that there is; none when there is no such file and nobody named it. */
  static Optional<Kubeconfig> find(Map<String, String> environment) {
    String named = environment.getOrDefault("KUBECONFIG", "");
    if (named.isEmpty()) {
      return Optional.ofNullable(environment.get("HOME"))
          .map(home -> Path.of(home, ".kube", "config"))
          .filter(Files::exists)
          .map(Kubeconfig::read);
    }
    return Arrays.stream(named.split(":", -1))
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .filter(Files::exists)
        .findFirst()
        .map(Kubeconfig::read)
        .or(() -> refuse("KUBECONFIG is '" + named + "', which is not here: mount it, with -v"));
  }

  private static Kubeconfig read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new NoAccessException(
          "user " + System.getProperty("user.name") + " cannot read the kubeconfig " + file);
    }
    try {
      return new Kubeconfig(file, Serialization.unmarshal(text, Config.class));
    } catch (RuntimeException e) {
      throw new NoAccessException(file + " is no kubeconfig; 'kubectl config view' prints one");
    }
  }

  /**
   * The context to sign in by: the one that is named, else the current one, unless only another
   * leads to that API.
   */
  Access.Context choose(Optional<String> server, Optional<String> name) {
    NamedContext context = name.or(() -> nameFor(server)).flatMap(this::context).orElse(null);
    if (context == null) {
      throw new NoAccessException(
          "the kubeconfig %s has %s: choose one of %s with --conf spark.kubernetes.context=..."
              .formatted(
                  file,
                  name.map(wanted -> "no context '" + wanted + "'").orElse("no current context"),
                  contexts().map(NamedContext::getName).collect(Collectors.joining(", "))));
    }
    Credentials credentials =
        new Credentials(file, context.getName(), cluster(context), user(context));
    credentials.check();
    credentials.tellClient();
    String namespace = context.getContext().getNamespace();
    return new Access.Context(
        context.getName(),
        context.getName().equals(content.getCurrentContext()),
        address(context).orElse(""),
        namespace == null || namespace.isEmpty() ? "default" : namespace);
  }

  private Optional<String> nameFor(Optional<String> server) {
    Optional<String> current = Optional.ofNullable(content.getCurrentContext());
    if (server.isEmpty()) {
      return current;
    }
    return Stream.concat(current.flatMap(this::context).stream(), contexts())
        .filter(c -> address(c).filter(a -> KubernetesMaster.areSame(a, server.get())).isPresent())
        .map(NamedContext::getName)
        .findFirst()
        .or(() -> current);
  }

  private Stream<NamedContext> contexts() {
    return content.getContexts().stream().filter(context -> context.getContext() != null);
  }

  private Optional<NamedContext> context(String name) {
    return contexts().filter(context -> name.equals(context.getName())).findFirst();
  }

  private Optional<String> address(NamedContext context) {
    return cluster(context).map(Cluster::getServer);
  }

  private Optional<Cluster> cluster(NamedContext context) {
    return content.getClusters().stream()
        .filter(named -> named.getName().equals(context.getContext().getCluster()))
        .findFirst()
        .flatMap(named -> Optional.ofNullable(named.getCluster()));
  }

  private Optional<AuthInfo> user(NamedContext context) {
    return content.getUsers().stream()
        .filter(named -> named.getName().equals(context.getContext().getUser()))
        .findFirst()
        .flatMap(named -> Optional.ofNullable(named.getUser()));
  }

  private static <T> Optional<T> refuse(String why) {
    throw new NoAccessException(why);
  }
}
