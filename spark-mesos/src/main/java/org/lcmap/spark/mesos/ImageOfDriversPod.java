package org.lcmap.spark.mesos;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.apache.spark.deploy.k8s.KubernetesExecutorConf;
import org.apache.spark.deploy.k8s.SparkPod;
import org.apache.spark.deploy.k8s.features.KubernetesExecutorCustomFeatureConfigStep;
import org.jspecify.annotations.Nullable;

/**
 * Executors run in the image of the driver's pod, and pull it with the same secrets. Spark makes
 * one for each executor pod, by the setting {@code spark.kubernetes.executor.pod.featureSteps},
 * which a driver gets in whose pod nobody named an image.
 */
public final class ImageOfDriversPod implements KubernetesExecutorCustomFeatureConfigStep {

  private @Nullable Pod driver;

  /** As Spark calls it. */
  public ImageOfDriversPod() {}

  @Override
  public void init(KubernetesExecutorConf conf) {
    driver = conf.driverPod().isEmpty() ? null : conf.driverPod().get();
  }

  @Override
  public SparkPod configurePod(SparkPod executor) {
    if (driver == null) {
      return executor;
    }
    Container own = driver.getSpec().getContainers().get(0);
    Container container =
        new ContainerBuilder(executor.container())
            .withImage(own.getImage())
            .withImagePullPolicy(own.getImagePullPolicy())
            .build();
    List<LocalObjectReference> secrets = driver.getSpec().getImagePullSecrets();
    boolean hasNone = executor.pod().getSpec().getImagePullSecrets().isEmpty();
    Pod pod =
        hasNone
            ? new PodBuilder(executor.pod())
                .editSpec()
                .withImagePullSecrets(secrets)
                .endSpec()
                .build()
            : executor.pod();
    return new SparkPod(pod, container);
  }
}
