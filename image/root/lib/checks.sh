# Says in one line what a user can mend, before any JVM starts. Works on what options.sh has read.
# shellcheck shell=bash disable=SC2154

# What every way to a driver needs.
check_start() {
  check_master
  check_memory "$driver_memory"
  check_executors
  check_space
}

check_master() {
  local master=${master:-${MASTER-}}
  case $master in
    '' | local | local-cluster\[*\] | spark://?*:* | k8s://*) return ;;
    mesos://?*) check_deploy_mode; return ;;
    yarn) if [ -n "${HADOOP_CONF_DIR-}${YARN_CONF_DIR-}" ]; then return; fi ;;
  esac
  if [[ $master =~ ^local\[([1-9][0-9]*|\*)([[:space:]]*,[[:space:]]*[0-9]+)?\]$ ]]; then return; fi
  fail "cannot use the master '$master': give local, local[N], local[*], local[N,F], mesos://HOST:PORT, mesos://zk://HOST:PORT/mesos, spark://HOST:PORT or k8s://HOST:PORT"
}

check_deploy_mode() {
  if [ "${deploy_mode:-client}" != client ]; then
    fail "--deploy-mode $deploy_mode does not work with mesos://: the driver runs where you start it; leave the option out"
  fi
}

check_resource() {
  local path=${resource#file://}
  path=${path#file:}
  case $path in
    '') fail 'no job given: spark-submit [options] FILE.py|FILE.jar [arguments]; the options: spark-submit --help' ;;
    pyspark-shell | sparkr-shell | spark-shell | spark-internal | pyspark-shell-main | *://*) return ;;
  esac
  if [ -d "$path" ]; then fail "$path is a folder, not a job: name a .py or .jar file"; fi
  if [ ! -e "$path" ]; then
    if [[ $path == /* ]]; then fail "no such job: $path"; fi
    fail "no such job: $path (looked in $PWD); is the folder mounted, with -v?"
  fi
  if [ ! -r "$path" ]; then fail "user $UID may not read the job $path"; fi
}

bytes() { # bytes AMOUNT: answers in $bytes; fails when it is no amount for -Xmx
  local factor=1
  [[ $1 =~ ^([0-9]+)([kKmMgGtT]?)$ ]] || return 1
  case ${BASH_REMATCH[2]} in
    k | K) factor=10 ;;
    m | M) factor=20 ;;
    g | G) factor=30 ;;
    t | T) factor=40 ;;
    *) factor=0 ;;
  esac
  bytes=$((BASH_REMATCH[1] << factor))
}

# The memory that this machine or container has, in bytes: $available.
find_available_memory() {
  local key kilobytes limit file
  available=0
  while read -r key kilobytes _; do
    case $key in MemTotal: | SwapTotal:) available=$((available + (kilobytes << 10))) ;; esac
  done < /proc/meminfo
  for file in /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes; do
    if [ -r "$file" ]; then
      read -r limit < "$file"
      if [[ $limit =~ ^[0-9]{1,18}$ ]] && [ "$limit" -lt "$available" ]; then available=$limit; fi
    fi
  done
}

check_memory() { # check_memory AMOUNT
  local bytes available
  bytes "$1" || fail "'$1' is no amount of memory: write for example --driver-memory 1024m or 2g"
  # Spark's own floor: 1.5 times the 300 MiB that it reserves (UnifiedMemoryManager).
  if [ "$bytes" -lt 471859200 ]; then
    fail "$1 is too little memory for Spark: give at least --driver-memory 512m"
  fi
  find_available_memory
  if [ "$bytes" -gt "$available" ]; then
    fail "Spark is to have $1 of memory, but there is only $((available >> 20))m: give less with --driver-memory, or give the container more (docker run -m)"
  fi
}

check_executors() {
  local name names=(spark.executor.cores spark.cores.max spark.executor.instances)
  if [ "${conf[spark.dynamicAllocation.enabled]-}" = true ]; then unset 'names[2]'; fi # which may begin with none
  for name in "${names[@]}"; do
    if [[ ! ${conf[$name]:-1} =~ ^0*[1-9][0-9]*$ ]]; then
      fail "$name is '${conf[$name]}', but has to be a whole number from 1 (--executor-cores, --total-executor-cores, --num-executors)"
    fi
  done
  if [[ ! ${conf[spark.executor.memory]:-1g} =~ ^[0-9]+([bB]|[kKmMgGtTpP][bB]?)?$ ]]; then
    fail "spark.executor.memory is '${conf[spark.executor.memory]}', which is no amount of memory: write for example --executor-memory 1024m or 2g"
  fi
}

check_space() {
  local probe=$LCMAP_SPARK_STATE/.space.$$
  if ! printf '%4096s' '' 2> /dev/null > "$probe"; then
    rm -f "$probe"
    fail "no space left in ${TMPDIR:-/tmp}: make some, or set TMPDIR to a folder that has some"
  fi
  rm -f "$probe"
}
