# Becomes the JVM of an executor that a Mesos agent starts, without a first JVM that works out its command.
# shellcheck shell=bash disable=SC2154

# Spark's files and shuffles go to the task's folder on the agent, which Mesos removes. It belongs to the
# agent's user: a container that runs as another can neither write nor enter it.
choose_folder() {
  local folder=${MESOS_SANDBOX-}
  if [ -z "$folder" ] || ! [ -w "$folder" ] || ! cd "$folder" 2> /dev/null; then
    if [ -n "$folder" ]; then
      printf 'lcmap-spark: user %s cannot write to the sandbox %s: using %s instead\n' "$UID" "$folder" "$LCMAP_SPARK_STATE" >&2
    fi
    folder=$(mktemp -d "$LCMAP_SPARK_STATE/executor.XXXXXX")
    cd "$folder" || fail "cannot enter $folder"
  fi
  if [ -z "${SPARK_LOCAL_DIRS-}" ]; then export SPARK_LOCAL_DIRS=$folder; fi
}

become_executor() { # become_executor ARGUMENT...
  local options=()
  choose_folder
  find_class_path
  if [ -n "${SPARK_EXECUTOR_CLASSPATH-}" ]; then class_path=$SPARK_EXECUTOR_CLASSPATH:$class_path; fi
  if [ -n "${SPARK_EXECUTOR_OPTS-}" ]; then
    # Quotes and backslashes as in a shell's words, but nothing else of a shell.
    mapfile -d '' -t options < <(xargs printf '%s\0' <<< "$SPARK_EXECUTOR_OPTS")
  fi
  # Spark's driver puts its launcher's options into the executors' too; see module-options for this one.
  local i
  for i in "${!options[@]}"; do
    if [ "${options[i]}" = --add-modules=jdk.incubator.vector ]; then unset "options[i]"; fi
  done
  exec "$java" "${our_options[@]}" -cp "$class_path" "-Xmx${SPARK_EXECUTOR_MEMORY:-1g}" \
    "${options[@]}" "${module_options[@]}" org.lcmap.spark.mesos.ExecutorMain "$@"
}
