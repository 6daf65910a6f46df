# Asks Spark's own launcher, a JVM of its own, for the command: for what submit.sh does not understand,
# and for Spark's other programs (a standalone master or worker, an executor, the history server).
# shellcheck shell=bash disable=SC2154

launch() { # launch CLASS ARGUMENT...
  local word answer errors=$LCMAP_SPARK_STATE/launcher.$$
  command=()
  while IFS= read -r -d '' word; do command+=("$word"); done < <(
    "$java" -Xmx128m -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main "$@" 2> "$errors"
    printf '%d\0' $?
  )
  answer=${command[-1]}
  unset 'command[-1]'
  if [ "$answer" != 0 ]; then
    word=$(< "$errors")
    rm -f "$errors"
    word=${word%%$'\n'*}
    fail "${word#Exception in thread \"main\" *Exception: }"
  fi
  cat "$errors" >&2
  rm -f "$errors"
  # Spark's script reads lines for the user up to the first NUL, then the command.
  if [ -n "${command[0]%$'\n'}" ]; then printf '%s' "${command[0]}"; fi
  command=("${command[@]:1}")
  command[0]=${command[0]#$'\n'} # it ends that line too
  add_our_options
  run "${command[@]}"
}

# Into the launcher's command: how a JVM starts fast, with the class path in the order of the class archive.
add_our_options() {
  local i default
  default="$(echo "$SPARK_HOME"/jars/slf4j-api-*.jar):$SPARK_HOME/jars/*"
  for i in "${!command[@]}"; do
    if [[ ${command[i]} == */bin/java ]] && [ "${command[i + 1]-}" = -cp ]; then
      find_class_path
      command[i + 2]=${command[i + 2]/#"$SPARK_CONF_DIR/:"/"$SPARK_CONF_DIR:"}
      if [[ ${command[i + 2]} == "$SPARK_CONF_DIR:$default"* ]]; then
        command[i + 2]=$class_path${command[i + 2]#"$SPARK_CONF_DIR:$default"}
      fi
      replace_class
      command=("${command[@]:0:i+1}" "${our_options[@]}" "${command[@]:i+1}")
      return
    fi
  done
}

# Spark's launcher knows Spark's own program only; the master may stand in a file that options.sh did not understand.
replace_class() {
  local i
  if is_local && [ -n "$understood" ]; then return; fi
  for i in "${!command[@]}"; do
    if [ "${command[i]}" = org.apache.spark.deploy.SparkSubmit ]; then
      command[i]=org.lcmap.spark.mesos.MesosSparkSubmit
      return
    fi
  done
}
