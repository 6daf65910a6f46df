# Becomes the JVM that a spark-submit command line asks for, without a first JVM that works it out.
# shellcheck shell=bash disable=SC2154
# shellcheck source-path=SCRIPTDIR
. "$LCMAP_SPARK_HOME/lib/options.sh"
. "$LCMAP_SPARK_HOME/lib/checks.sh"

# Options that open the JDK's modules to Spark: those of org.apache.spark.launcher.JavaModuleOptions, but for
# the incubating Vector API, which makes the JVM print a warning on each start.
mapfile -t module_options < "$LCMAP_SPARK_HOME/lib/module-options"

# Answers in $class_path. The archive of classes only counts for the very class path that it was made with,
# so that one comes first; jars that were added later follow, then the folder of settings.
find_class_path() {
  local jar LC_ALL=C
  local known=
  if [ -f "$LCMAP_SPARK_HOME/cds/classpath" ]; then known=$(< "$LCMAP_SPARK_HOME/cds/classpath"); fi
  class_path=$known
  local jars=("$SPARK_HOME"/jars/*.jar)
  local IFS=:
  if [ "${#known}" -eq 0 ]; then
    class_path="$(echo "$SPARK_HOME"/jars/slf4j-api-*.jar):${jars[*]}" # first, as Spark's launcher has it
  else
    local -A listed=()
    for jar in $known; do listed[$jar]=1; done
    for jar in "${jars[@]}"; do
      if [ -z "${listed[$jar]-}" ]; then class_path+=:$jar; fi
    done
  fi
  class_path+=:$SPARK_CONF_DIR
  # The cluster manager's jars come last: the archive counts as long as its own class path comes first.
  jars=("$LCMAP_SPARK_HOME"/mesos/*.jar)
  class_path+=:${jars[*]}
}

# C2 spends half of a short job's processor time on code that never gets hot. Sixteen times the default
# thresholds delay it by some 50 ms of a hot method's time: docs/adr/0043-jvm-flags.md.
late_c2=(
  -XX:Tier4InvocationThreshold=80000 -XX:Tier4MinInvocationThreshold=9600
  -XX:Tier4CompileThreshold=240000 -XX:Tier4BackEdgeThreshold=640000
)

# Answers in $our_options: how the JVM starts fast and where the user's files go. They come first on the
# command line, and Spark's settings override the spark.* ones: they are defaults.
find_our_options() {
  our_options=(
    -XX:SharedArchiveFile="$LCMAP_SPARK_HOME/cds/spark.jsa" -Xlog:cds=off "${late_c2[@]}"
    -Dlog4j2.configurationFile="$SPARK_CONF_DIR/log4j2.properties"
    -Duser.home="$HOME" -Djava.io.tmpdir="${TMPDIR:-/tmp}"
    -Dio.netty.jfr.enabled=false # see docs/adr/0043-jvm-flags.md
    -Dlibrary.jline.path="$LCMAP_SPARK_HOME/native"
    -Dderby.stream.error.file="$LCMAP_SPARK_STATE/derby.log"
  )
  if [ ! -f "$SPARK_CONF_DIR/log4j2.properties" ]; then
    our_options+=(-Dlog4j2.configurationFile="$LCMAP_SPARK_HOME/etc/spark/log4j2.properties")
  fi
  if [ -n "${LCMAP_SPARK_TRUST-}" ]; then
    our_options+=(-Djavax.net.ssl.trustStore="$LCMAP_SPARK_TRUST" -Djavax.net.ssl.trustStoreType=JKS)
  fi
  if ! is_local; then # a master may stand in code; only Spark on Kubernetes reads this
    our_options+=(-Dspark.kubernetes.allocation.pods.allocator=org.lcmap.spark.kubernetes.ExplainingPodsAllocator)
  fi
  if is_mesos || is_kubernetes; then our_options+=(-Dlcmap.log.initial=DENY); fi
  case ${LCMAP_SPARK_LOG_LEVEL-} in # the levels that speak of more than a user needs
    [Ii][Nn][Ff][Oo] | [Dd][Ee][Bb][Uu][Gg] | [Tt][Rr][Aa][Cc][Ee] | [Aa][Ll][Ll])
      our_options+=(-Dlcmap.log.known="$LCMAP_SPARK_LOG_LEVEL" -Dlcmap.log.tasks="$LCMAP_SPARK_LOG_LEVEL" -Dlcmap.log.exceptions=full) ;;
    *) if is_local; then our_options+=(-Dlcmap.log.tasks=OFF); fi ;;
  esac
  if [ ! -w "$PWD" ]; then # no folder for tables here
    our_options+=(-Dspark.sql.warehouse.dir="$LCMAP_SPARK_STATE/spark-warehouse" -Dderby.system.home="$LCMAP_SPARK_STATE")
  fi
}

# Whether all of Spark is to run in this JVM. Not known for a context that Python makes: its master may come
# later, from code.
is_local() {
  case ${master:-${MASTER-}} in
    local*) return 0 ;;
    '') [ "$resource" != pyspark-shell ] ;;
    *) return 1 ;;
  esac
}

is_kubernetes() { [[ ${master:-${MASTER-}} == k8s://* ]]; }

is_mesos() { [[ ${master:-${MASTER-}} == mesos://* ]]; }

# No other machine needs to reach the driver then.
use_loopback() {
  if ! is_local; then return; fi
  if [ -z "${SPARK_LOCAL_IP-}${SPARK_LOCAL_HOSTNAME-}${conf[spark.driver.host]-}${conf[spark.driver.bindAddress]-}" ]; then
    export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_HOSTNAME=localhost
  fi
}

# A program in Java or Scala that was given no master names one in its code, if any. When that is Mesos's, our
# program says in a line why that does not work: docs/adr/0060-rpc-secret.md.
names_master_itself() { [ -z "${master:-${MASTER-}}" ] && [[ $resource == *.jar ]]; }

# Spark's own program refuses mesos://, and does not know the driver's address for any cluster.
submit_class() {
  if is_local && ! names_master_itself; then echo org.apache.spark.deploy.SparkSubmit; else echo org.lcmap.spark.mesos.MesosSparkSubmit; fi
}

# Whether Spark's launcher would do no more than what follows here.
is_understood() {
  local setting
  for setting in spark.remote spark.api.mode spark.driver.defaultExtraClassPath; do
    if [ -n "${conf[$setting]-}" ]; then return 1; fi
  done
  # Options with quotes, and a limit of memory where Spark forbids it.
  case "${SPARK_SUBMIT_OPTS-} ${conf[spark.driver.extraJavaOptions]-} ${conf[spark.driver.defaultJavaOptions]-}" in
    *[\"\'\\]* | *-Xmx*) return 1 ;;
  esac
  [ -n "$understood" ] && [ "$resource" != pyspark-shell-main ] && [ "${deploy_mode:-client}" = client ] && [ ! -f "$SPARK_CONF_DIR/java-opts" ] &&
    [ -z "${SPARK_REMOTE-}${SPARK_PREPEND_CLASSES-}${SPARK_TESTING-}" ] && [ "${SPARK_CONNECT_MODE:-0}" = 0 ]
}

submit() { # submit ARGUMENT...
  local default_options=() extra_options=() submit_options=()
  read_settings "$@"
  if [ -z "$informs" ] && [ $# -gt 0 ]; then
    check_start
    check_resource
    use_loopback
  fi
  # Spark itself would leave a job's Python behind when its JVM is killed.
  export PYSPARK_DRIVER_PYTHON=${PYSPARK_DRIVER_PYTHON:-$LCMAP_SPARK_HOME/lib/driver-python}
  find_our_options
  if ! is_understood; then
    without_dry_run "$@"
    launch org.apache.spark.deploy.SparkSubmit "${words[@]}"
  fi
  find_class_path
  if [ -n "${conf[spark.driver.extraClassPath]-}" ]; then
    class_path=${conf[spark.driver.extraClassPath]}:$class_path
  fi
  class_path+=${HADOOP_CONF_DIR:+:$HADOOP_CONF_DIR}${YARN_CONF_DIR:+:$YARN_CONF_DIR}${SPARK_DIST_CLASSPATH:+:$SPARK_DIST_CLASSPATH}
  read -r -d '' -a submit_options <<< "${SPARK_SUBMIT_OPTS-}" || true
  read -r -d '' -a default_options <<< "${conf[spark.driver.defaultJavaOptions]-}" || true
  read -r -d '' -a extra_options <<< "${conf[spark.driver.extraJavaOptions]-}" || true
  if [ -n "${conf[spark.driver.extraLibraryPath]-}" ]; then
    export LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}${conf[spark.driver.extraLibraryPath]}
  fi
  command=(
    "$java" "${our_options[@]}" -cp "$class_path" "${submit_options[@]}"
    "-Xmx$driver_memory"
    "${default_options[@]}" "${extra_options[@]}" "${module_options[@]}"
    "$(submit_class)" "${submit_args[@]}"
  )
  if [ -n "$resource" ]; then command+=("$resource" "${app_args[@]}"); fi
  if [ -n "${SPARK_PRINT_LAUNCH_COMMAND-}" ]; then
    printf 'Spark Command: %s\n========================================\n' "${command[*]}" >&2
  fi
  run "${command[@]}"
}
