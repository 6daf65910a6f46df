# Becomes the Python shell, which starts Spark by itself with the options that stand in PYSPARK_SUBMIT_ARGS.
# shellcheck shell=bash disable=SC2154

quoted() { # quoted WORD...: as Python's shlex reads them; answers in $quoted
  local word
  quoted=
  for word in "$@"; do
    word=${word//\\/\\\\}
    quoted+="\"${word//\"/\\\"}\" "
  done
}

start_shell() { # start_shell ARGUMENT...
  local python driver_options=()
  resource=pyspark-shell-main
  export _SPARK_CMD_USAGE='Usage: pyspark [options]'
  read_settings "$@"
  if [ -n "$informs" ]; then exec "$SPARK_HOME/bin/spark-submit" "$@"; fi
  if [ "$resource" != pyspark-shell-main ]; then
    fail "pyspark takes no job: run it with spark-submit $resource"
  fi
  check_start
  use_loopback
  # The shell's context is local unless a master is named; what starts Spark for it cannot tell.
  if [ -z "$master${MASTER-}" ]; then submit_args+=(--master 'local[*]'); fi
  python=${conf[spark.pyspark.driver.python]:-${conf[spark.pyspark.python]:-${PYSPARK_DRIVER_PYTHON:-${PYSPARK_PYTHON:-python3}}}}
  if [ -n "${conf[spark.pyspark.python]-}" ]; then export PYSPARK_PYTHON=${conf[spark.pyspark.python]}; fi

  # Spark takes a --name before a `--conf spark.app.name=$USER`, so ours is only given where there is none.
  if [ -z "${conf[spark.app.name]-}" ]; then submit_args=(--name PySparkShell "${submit_args[@]}"); fi
  if [ -n "$dry_run" ]; then
    # shellcheck source-path=SCRIPTDIR
    . "$LCMAP_SPARK_HOME/lib/dry-run.sh"
    hide_all submit_args
  fi
  quoted "${submit_args[@]}" pyspark-shell
  export PYSPARK_SUBMIT_ARGS=${quoted% }
  export SPARK_API_MODE=classic SPARK_CONNECT_MODE=${SPARK_CONNECT_MODE:-0}
  export PYTHONHASHSEED=0
  export OLD_PYTHONSTARTUP=${PYTHONSTARTUP-} PYTHONSTARTUP=$SPARK_HOME/python/pyspark/shell.py
  read -r -d '' -a driver_options <<< "${PYSPARK_DRIVER_PYTHON_OPTS-}" || true
  run "$python" "${driver_options[@]}"
}
