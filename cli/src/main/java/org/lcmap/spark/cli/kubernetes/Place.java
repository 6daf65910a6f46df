package org.lcmap.spark.cli.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where executors would run.
 *
 * @param server the address of the API
 * @param namespace of the executors' pods
 * @param settings with their defaults; what the driver signs in by is among them
 */
record Place(String server, String namespace, Map<String, String> settings) {

  private static final String AUTHENTICATE = "spark.kubernetes.authenticate.";

  Place {
    settings = Map.copyOf(settings);
  }

  /**
   * A client that signs in as Spark's does (its {@code SparkKubernetesClientFactory}), but does not
   * try again and again.
   *
   * @throws IOException when a token cannot be read
   */
  KubernetesClient client(Duration timeout) throws IOException {
    int millis = (int) timeout.toMillis();
    ConfigBuilder config =
        new ConfigBuilder(Config.autoConfigure(settings.get("spark.kubernetes.context")))
            .withMasterUrl(server)
            .withNamespace(namespace)
            .withConnectionTimeout(millis)
            .withRequestTimeout(millis)
            .withRequestRetryBackoffLimit(0);
    given("caCertFile").ifPresent(config::withCaCertFile);
    given("clientKeyFile").ifPresent(config::withClientKeyFile);
    given("clientCertFile").ifPresent(config::withClientCertFile);
    given("oauthToken").ifPresent(config::withOauthToken);
    Optional<String> file = given("oauthTokenFile");
    if (file.isPresent()) {
      config.withOauthToken(Files.readString(Path.of(file.get())).strip());
    }
    return new KubernetesClientBuilder().withConfig(config.build()).build();
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(settings.get(AUTHENTICATE + name));
  }
}
