package org.lcmap.mesos.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where to look for masters, as users write it: {@code host:port}, {@code http(s)://host:port},
 * several of these separated by commas, or {@code zk://[user:password@]h1:2181,h2:2181/path}. Each
 * may have {@code mesos://} before it.
 */
public sealed interface MasterAddress {

  /** Masters at known addresses. */
  record Known(List<URI> masters) implements MasterAddress {
    public Known {
      masters = List.copyOf(masters);
    }
  }

  /**
   * A path in ZooKeeper where masters announce themselves.
   *
   * @param servers the servers in ZooKeeper's own form, {@code h1:2181,h2:2181}
   * @param path the absolute path
   * @param authorization {@code user:password} for ZooKeeper's digest scheme
   */
  record ZooKeeper(String servers, String path, Optional<String> authorization)
      implements MasterAddress {

    /** Leaves the password out. */
    @Override
    public String toString() {
      return "zk://" + (authorization.isPresent() ? "...@" : "") + servers + path;
    }
  }

  /** The port of a master that is named without one. */
  int DEFAULT_PORT = 5050;

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it is none; the text says why and shows no password
   */
  static MasterAddress parse(String text) {
    String address = text.strip();
    if (startsWith(address, "mesos://")) {
      address = address.substring("mesos://".length());
    }
    if (startsWith(address, "zk://")) {
      return zooKeeper(address.substring("zk://".length()));
    }
    List<URI> masters = new ArrayList<>();
    for (String part : address.split(",", -1)) {
      masters.add(master(part.strip()));
    }
    return new Known(masters);
  }

  private static boolean startsWith(String text, String prefix) {
    return text.toLowerCase(Locale.ROOT).startsWith(prefix);
  }

  private static URI master(String part) {
    if (part.contains("@")) {
      throw bad("a user or password does not belong into it: give principal and secret instead");
    }
    String withScheme = part.contains("//") ? part : "//" + part;
    try {
      URI uri = new URI(withScheme);
      String scheme = uri.getScheme();
      if (scheme != null && !scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
        throw bad("'" + scheme + "://' is no scheme of a master: use http, https or zk");
      }
      if (uri.getHost() == null) {
        throw bad("'" + part + "' is no host and port (note that a host has no '_' in its name)");
      }
      if (uri.getPath() != null && uri.getPath().length() > 1) {
        throw bad("'" + part + "' has a path: give only host and port");
      }
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      if (port < 1 || port > 65535) {
        throw bad("'" + port + "' is no port");
      }
      return new URI(
          scheme == null ? null : scheme.toLowerCase(Locale.ROOT),
          null,
          uri.getHost(),
          port,
          null,
          null,
          null);
    } catch (URISyntaxException e) {
      throw bad("it is no host and port");
    }
  }

  private static ZooKeeper zooKeeper(String text) {
    int at = text.lastIndexOf('@');
    Optional<String> authorization = at < 0 ? Optional.empty() : Optional.of(text.substring(0, at));
    if (authorization.isPresent() && !authorization.get().contains(":")) {
      throw bad("before '@' there must be user:password");
    }
    String rest = text.substring(at + 1);
    int slash = rest.indexOf('/');
    if (slash < 0) {
      throw bad("the path is missing after '" + rest + "', such as /mesos");
    }
    String path = rest.substring(slash).replaceFirst("/+$", "");
    List<String> servers = new ArrayList<>();
    for (String server : rest.substring(0, slash).split(",", -1)) {
      URI uri = master(server.strip());
      servers.add(server.contains(":") ? uri.getAuthority() : uri.getHost() + ":2181");
    }
    return new ZooKeeper(String.join(",", servers), path.isEmpty() ? "/" : path, authorization);
  }

  private static IllegalArgumentException bad(String why) {
    return new IllegalArgumentException(
        "this address of Mesos cannot be used: "
            + why
            + ". Examples: mesos://master.example.org:5050, https://master.example.org:5050,"
            + " mesos://zk://zk1.example.org:2181,zk2.example.org:2181/mesos");
  }
}
