package org.lcmap.spark.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

/** The messages are those of a real API server, 1.34.1. */
final class RefusalTest {

  @Test
  void fullQuotaIsNamedAndMayPass() {
    Refusal refusal =
        refused(
            "pods \"job-exec-1\" is forbidden: exceeded quota: small, requested: requests.cpu=1,"
                + " used: requests.cpu=0, limited: requests.cpu=500m");

    assertThat(refusal.sentence())
        .isEqualTo(
            "the quota small of the namespace science has no room for an executor: requested:"
                + " requests.cpu=1, used: requests.cpu=0, limited: requests.cpu=500m; ask for less"
                + " (--executor-cores, --executor-memory), or wait until others end");
    assertThat(refusal.mayPass()).isTrue();
  }

  @Test
  void limitThatTheQuotaWantsIsNamed() {
    Refusal refusal =
        refused(
            "pods \"job-exec-1\" is forbidden: failed quota: small: must specify limits.cpu for:"
                + " spark-kubernetes-executor");

    assertThat(refusal.sentence())
        .contains("quota small", "science", "limits.cpu", "spark.kubernetes.executor.limit.cores");
    assertThat(refusal.mayPass()).isFalse();
  }

  @Test
  void podSecurityIsTold() {
    Refusal refusal =
        refused(
            "pods \"job-exec-1\" is forbidden: violates PodSecurity \"restricted:latest\":"
                + " runAsNonRoot != true (pod must set securityContext.runAsNonRoot=true)");

    assertThat(refusal.sentence())
        .contains("\"restricted:latest\": runAsNonRoot != true", "podTemplateFile");
    assertThat(refusal.mayPass()).isFalse();
  }

  @Test
  void anythingElseIsToldInTheServersWords() {
    Refusal refusal = refused("admission webhook \"policy\" denied the request: no");

    assertThat(refusal.sentence())
        .isEqualTo(
            "Kubernetes does not take the executor's pod: admission webhook \"policy\" denied the"
                + " request: no");
    assertThat(refusal.mayPass()).isFalse();
  }

  @Test
  void serverThatFailsMayWorkAgain() {
    assertThat(refused(503, "the server is shutting down").mayPass()).isTrue();
    assertThat(refused(429, "too many requests").mayPass()).isTrue();
  }

  @Test
  void lostConnectionMayComeBackAndIsToldByItsCause() {
    Refusal refusal =
        Refusal.of(
            new KubernetesClientException(
                "An error has occurred.", new ConnectException("Connection refused")),
            "science");

    assertThat(refusal.sentence()).endsWith("ConnectException: Connection refused");
    assertThat(refusal.mayPass()).isTrue();
  }

  private static Refusal refused(String message) {
    return refused(403, message);
  }

  private static Refusal refused(int code, String message) {
    return Refusal.of(
        new KubernetesClientException(
            "Failure executing: POST",
            code,
            new StatusBuilder().withCode(code).withMessage(message).build()),
        "science");
  }
}
