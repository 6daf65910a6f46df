package org.lcmap.spark.mesos.defaults;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** This computer, whose routing table the kernel is asked for: nothing is sent. */
public final class ThisMachine implements Network {

  /** An address for documentation (RFC 5737): it is nobody's, so only the default route fits. */
  private static final String FAR_AWAY = "203.0.113.1";

  private static final int ANY_PORT = 9;

  @Override
  public List<InetAddress> resolve(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException unknown) {
      return List.of();
    }
  }

  @Override
  public Optional<InetAddress> localAddressTo(InetAddress other) {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(other, ANY_PORT)); // asks the routing table
      InetAddress own = socket.getLocalAddress();
      return own.isAnyLocalAddress() ? Optional.empty() : Optional.of(own);
    } catch (IOException | RuntimeException noRoute) { // UncheckedIOException, by connect
      return Optional.empty();
    }
  }

  @Override
  public Optional<InetAddress> defaultAddress() {
    return resolve(FAR_AWAY).stream()
        .flatMap(far -> localAddressTo(far).stream())
        .findFirst()
        .or(ThisMachine::firstOfAnyInterface);
  }

  private static Optional<InetAddress> firstOfAnyInterface() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
          .findFirst();
    } catch (SocketException none) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isOwn(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return false;
    }
  }
}
