package org.lcmap.mesos.testing;

/** What names a task: ids of tasks are unique within their framework only. */
record TaskKey(String frameworkId, String taskId) {}
