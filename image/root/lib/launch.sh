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
  exec "${command[@]}"
}
