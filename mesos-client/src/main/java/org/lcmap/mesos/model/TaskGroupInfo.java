package org.lcmap.mesos.model;

import java.util.List;
import java.util.Map;

/** Tasks that start together. */
public record TaskGroupInfo(List<TaskInfo> tasks, Map<String, Object> unknownFields) {
  public TaskGroupInfo {
    tasks = List.copyOf(tasks);
    unknownFields = Map.copyOf(unknownFields);
  }

  /** Without fields that this model does not know. */
  public TaskGroupInfo(List<TaskInfo> tasks) {
    this(tasks, Map.of());
  }
}
