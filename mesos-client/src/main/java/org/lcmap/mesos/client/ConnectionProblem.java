package org.lcmap.mesos.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.lcmap.mesos.security.TlsProblem;

/** Says in words why a master could not be spoken with. */
final class ConnectionProblem {

  private ConnectionProblem() {}

  static MesosConnectionException explain(URI endpoint, String call, Throwable failure) {
    String where = endpoint.getAuthority();
    if (cause(failure, UnknownHostException.class).isPresent()
        || cause(failure, UnresolvedAddressException.class).isPresent()) {
      return failed("the host " + endpoint.getHost() + " is not known: check its name", failure);
    }
    Optional<SSLException> tls = cause(failure, SSLException.class);
    if (tls.isPresent()) {
      TlsProblem problem = TlsProblem.of(tls.get());
      return new MesosConnectionException(
          "no secure connection with the master at " + where + ": " + problem.text(),
          failure,
          problem.passing());
    }
    if (cause(failure, HttpConnectTimeoutException.class).isPresent()) {
      return failed(
          "the master at " + where + " does not take a connection: check the address and firewalls",
          failure);
    }
    if (cause(failure, HttpTimeoutException.class).isPresent()) {
      return failed("the master at " + where + " did not answer " + call + " in time", failure);
    }
    if (cause(failure, ConnectException.class).isPresent()) {
      return failed(
          "nothing listens at " + where + ": is a Mesos master running there, on that port?",
          failure);
    }
    String secure = "https".equals(endpoint.getScheme()) ? "" : "Does it speak TLS (https) only? ";
    return failed(
        "the connection to "
            + where
            + " broke during "
            + call
            + ". "
            + secure
            + "Whether the call arrived is not known",
        failure);
  }

  private static MesosConnectionException failed(String message, Throwable failure) {
    return new MesosConnectionException(message, failure);
  }

  static <T extends Throwable> Optional<T> cause(@Nullable Throwable failure, Class<T> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }

  /** The failure as an exception of ours. */
  static MesosException of(URI endpoint, String call, @Nullable Throwable failure) {
    return failure == null
        ? explain(endpoint, call, new IOException("no answer"))
        : explain(endpoint, call, failure);
  }
}
