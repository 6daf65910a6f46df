# Becomes the JVM of an executor, without a first JVM that works out its command.
# shellcheck shell=bash disable=SC2154

options=() # for that JVM, from whoever starts it

# Spark's files and shuffles go to the task's folder on the agent, which Mesos removes. It belongs to the
# agent's user: a container that runs as another can neither write nor enter it.
choose_sandbox() {
  local folder=${MESOS_SANDBOX-}
  if [ -z "$folder" ] || ! [ -w "$folder" ] || ! cd "$folder" 2> /dev/null; then
    if [ -n "$folder" ]; then
      printf 'lcmap-spark: user %s cannot write to the sandbox %s: using %s instead\n' "$UID" "$folder" "$LCMAP_SPARK_STATE" >&2
    fi
    choose_folder "$LCMAP_SPARK_STATE"
    folder=$PWD
  fi
  if [ -z "${SPARK_LOCAL_DIRS-}" ]; then export SPARK_LOCAL_DIRS=$folder; fi
}

# An executor keeps the files that the driver gives it where it stands.
choose_folder() { # choose_folder PLACE,...: a new one in the first, or else in the user's own
  local folder
  folder=$(mktemp -d "${1%%,*}/executor.XXXXXX" 2> /dev/null) || folder=$(mktemp -d "$LCMAP_SPARK_STATE/executor.XXXXXX")
  cd "$folder" || fail "cannot enter $folder"
}

become_executor() { # become_executor CLASS ARGUMENT...
  local i
  # Spark's driver puts its launcher's options into the executors' too; see module-options for this one.
  for i in "${!options[@]}"; do
    if [ "${options[i]}" = --add-modules=jdk.incubator.vector ]; then unset "options[i]"; fi
  done
  exec "$java" "${our_options[@]}" -cp "$class_path" "-Xmx${SPARK_EXECUTOR_MEMORY:-1g}" \
    "${options[@]}" "${module_options[@]}" "$@"
}

become_mesos_executor() { # become_mesos_executor CLASS ARGUMENT...
  choose_sandbox
  find_class_path
  if [ -n "${SPARK_EXECUTOR_CLASSPATH-}" ]; then class_path=$SPARK_EXECUTOR_CLASSPATH:$class_path; fi
  if [ -n "${SPARK_EXECUTOR_OPTS-}" ]; then
    # Quotes and backslashes as in a shell's words, but nothing else of a shell.
    mapfile -d '' -t options < <(xargs printf '%s\0' <<< "$SPARK_EXECUTOR_OPTS")
  fi
  become_executor "$@"
}

# What a driver on Kubernetes says, it says in variables (org.apache.spark.deploy.k8s.Constants).
become_kubernetes_executor() {
  local name n=0
  for name in SPARK_DRIVER_URL SPARK_EXECUTOR_ID SPARK_EXECUTOR_CORES SPARK_APPLICATION_ID SPARK_EXECUTOR_POD_IP \
    SPARK_RESOURCE_PROFILE_ID SPARK_EXECUTOR_POD_NAME; do
    if [ -z "${!name-}" ]; then
      fail "an executor needs $name, which Spark's driver on Kubernetes sets: it is not to be started by hand"
    fi
  done
  choose_folder "${SPARK_LOCAL_DIRS-}"
  find_class_path
  class_path=${SPARK_CLASSPATH:+$SPARK_CLASSPATH:}$class_path${HADOOP_CONF_DIR:+:$HADOOP_CONF_DIR}
  class_path+=${SPARK_EXTRA_CLASSPATH:+:$SPARK_EXTRA_CLASSPATH}${SPARK_DIST_CLASSPATH:+:$SPARK_DIST_CLASSPATH}:$PWD
  while name=SPARK_JAVA_OPT_$n; [ -n "${!name+set}" ]; do
    options+=("${!name}")
    n=$((n + 1))
  done
  become_executor org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend \
    --driver-url "$SPARK_DRIVER_URL" --executor-id "$SPARK_EXECUTOR_ID" --cores "$SPARK_EXECUTOR_CORES" \
    --app-id "$SPARK_APPLICATION_ID" --hostname "$SPARK_EXECUTOR_POD_IP" \
    --resourceProfileId "$SPARK_RESOURCE_PROFILE_ID" --podName "$SPARK_EXECUTOR_POD_NAME"
}
