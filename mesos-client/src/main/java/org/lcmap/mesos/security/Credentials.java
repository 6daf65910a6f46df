package org.lcmap.mesos.security;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** A principal and its secret, for HTTP Basic authentication with a master. */
public final class Credentials {

  private final String principal;
  private final String secret;

  private Credentials(String principal, String secret) {
    this.principal = requireNonNull(principal, "principal");
    this.secret = requireNonNull(secret, "secret");
    if (principal.isBlank()) {
      throw new SecurityFileException("the principal is empty");
    }
    if (principal.contains(":")) {
      throw new SecurityFileException(
          "the principal '" + principal + "' contains ':', which HTTP Basic does not allow");
    }
    if (secret.isEmpty()) {
      throw new SecurityFileException("the secret of the principal '" + principal + "' is empty");
    }
  }

  /**
   * Credentials from values.
   *
   * @throws SecurityFileException when one is empty
   */
  public static Credentials of(String principal, String secret) {
    return new Credentials(principal, secret);
  }

  /**
   * Credentials with the secret in a file; white space around it, such as a last newline, is left
   * out.
   *
   * @throws SecurityFileException when the file cannot be read or is empty
   */
  public static Credentials ofFile(String principal, Path secretFile) {
    byte[] content = SecurityFiles.read("the file with the secret,", secretFile);
    String secret = new String(content, StandardCharsets.UTF_8).strip();
    if (secret.isEmpty()) {
      throw new SecurityFileException("the file with the secret, " + secretFile + ", is empty");
    }
    return new Credentials(principal, secret);
  }

  /**
   * Credentials from two environment variables; nothing when the one of the principal is not set.
   *
   * @throws SecurityFileException when only the principal is set
   */
  public static Optional<Credentials> ofEnvironment(
      Map<String, String> environment, String principalVariable, String secretVariable) {
    String principal = environment.getOrDefault(principalVariable, "").strip();
    if (principal.isEmpty()) {
      return Optional.empty();
    }
    String secret = environment.getOrDefault(secretVariable, "").strip();
    if (secret.isEmpty()) {
      throw new SecurityFileException(
          principalVariable + " is set and " + secretVariable + " is not: set both or none");
    }
    return Optional.of(new Credentials(principal, secret));
  }

  /** The name under which the framework is known to the master. */
  public String principal() {
    return principal;
  }

  /** The value of the header {@code Authorization}. Keep it out of logs. */
  public String authorization() {
    byte[] pair = (principal + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Names the principal only. */
  @Override
  public String toString() {
    return "Credentials[" + principal + "]";
  }
}
