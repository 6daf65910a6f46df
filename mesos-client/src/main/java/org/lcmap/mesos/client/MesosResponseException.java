package org.lcmap.mesos.client;

import java.net.URI;

/** A master answered a call with a status other than success. */
public final class MesosResponseException extends MesosException {

  private static final long serialVersionUID = 1;
  private static final int LONGEST_BODY = 500;

  private final int status;
  private final String body;

  MesosResponseException(URI master, String call, int status, String body) {
    super(describe(master, call, status, shortened(body)), null);
    this.status = status;
    this.body = shortened(body);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What the master wrote, at most its first 500 characters. */
  public String body() {
    return body;
  }

  /** True for a conflict (409), too many calls (429) and for faults of the master (5xx). */
  @Override
  public boolean isRetryable() {
    return status == 409 || status == 429 || status >= 500;
  }

  private static String describe(URI master, String call, int status, String body) {
    String where = "the master at " + master.getAuthority();
    return switch (status) {
      case 400 -> where + " refused " + call + " as invalid: " + body;
      case 401 ->
          where
              + " did not accept the principal and secret for "
              + call
              + ". Check both, and that a secret read from a file is the right one";
      case 403 ->
          where
              + " forbids "
              + call
              + ": "
              + body
              + ". Either the framework is not subscribed any more, or its principal lacks the"
              + " permission (ACLs of the master)";
      case 404, 405, 406, 415 ->
          where
              + " answered "
              + status
              + " to "
              + call
              + ": "
              + body
              + ". Is that address a Mesos master (1.0 or newer)?";
      case 409 -> where + " answered that " + call + " conflicts with its state: " + body;
      case 503 -> where + " cannot serve " + call + " yet: " + body;
      default -> where + " answered " + status + " to " + call + ": " + body;
    };
  }

  private static String shortened(String body) {
    String text = body.strip();
    return text.length() <= LONGEST_BODY ? text : text.substring(0, LONGEST_BODY) + "...";
  }
}
