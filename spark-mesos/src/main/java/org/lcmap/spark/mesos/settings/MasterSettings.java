package org.lcmap.spark.mesos.settings;

import java.time.Duration;
import java.util.Optional;
import org.lcmap.mesos.security.Credentials;
import org.lcmap.mesos.security.TlsSettings;

/**
 * How to reach a master and prove who we are.
 *
 * @param credentials for HTTP Basic; none when no principal is given
 * @param principal also without a secret, for masters that do not authenticate
 * @param tls how to speak TLS; none for plain HTTP
 * @param subscribeTimeout how long the start may wait for a master to accept the framework
 */
public record MasterSettings(
    Optional<Credentials> credentials,
    Optional<String> principal,
    Optional<TlsSettings> tls,
    Duration subscribeTimeout) {}
