package org.lcmap.spark.mesos.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lcmap.mesos.model.FrameworkInfo;
import org.lcmap.mesos.model.FrameworkInfo.Capability;
import org.lcmap.spark.mesos.settings.FrameworkSettings;
import org.lcmap.spark.mesos.settings.SparkMesosSettings;

/** Describes the application to the master. */
public final class FrameworkDescription {

  private FrameworkDescription() {}

  /**
   * What SUBSCRIBE says. It sets no smallest offer and no constraints on offers, though the master
   * could apply both: then no one could say what the offers lacked.
   *
   * @param sparkUser as whom agents run executors unless the settings say otherwise
   * @param sparkUi the link to the application unless the settings say otherwise; may be empty
   */
  public static FrameworkInfo of(SparkMesosSettings settings, String sparkUser, String sparkUi) {
    FrameworkSettings framework = settings.framework();
    FrameworkInfo.Builder info =
        FrameworkInfo.builder(framework.user().orElse(sparkUser), framework.name())
            .failoverTimeout(framework.failoverTimeout().toMillis() / 1000.0)
            .checkpoint(framework.checkpoint())
            .roles(framework.roles().isEmpty() ? List.of("*") : framework.roles())
            .capabilities(capabilities(framework));
    framework.id().ifPresent(info::id);
    framework.hostname().ifPresent(info::hostname);
    framework
        .webuiUrl()
        .or(() -> Optional.of(sparkUi).filter(url -> !url.isEmpty()))
        .ifPresent(info::webuiUrl);
    settings.master().principal().ifPresent(info::principal);
    return info.build();
  }

  private static List<Capability> capabilities(FrameworkSettings framework) {
    List<Capability> capabilities = new ArrayList<>();
    capabilities.add(Capability.of(Capability.Type.MULTI_ROLE));
    capabilities.add(Capability.of(Capability.Type.PARTITION_AWARE));
    capabilities.add(Capability.of(Capability.Type.TASK_KILLING_STATE));
    capabilities.add(Capability.of(Capability.Type.RESERVATION_REFINEMENT));
    if (framework.gpus()) {
      capabilities.add(Capability.of(Capability.Type.GPU_RESOURCES));
    }
    if (framework.revocable()) {
      capabilities.add(Capability.of(Capability.Type.REVOCABLE_RESOURCES));
    }
    return capabilities;
  }
}
