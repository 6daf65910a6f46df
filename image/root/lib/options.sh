# Reads a spark-submit command line as Spark's own launcher does (org.apache.spark.launcher).
# What it does not understand it leaves to that launcher: see docs/adr/0040-no-launcher-jvm.md.
# shellcheck shell=bash disable=SC2034 # what it reads, submit.sh and checks.sh use

declare -A conf=()        # settings of the command line, then of the properties file
declare -a submit_args=() # options for SparkSubmit, without the job
declare -a app_args=()    # the job's own arguments
resource='' secret='' main_class='' master='' deploy_mode='' driver_memory='' properties_file='' load_defaults='' informs=''
dry_run=''
understood=yes

set_conf() { # set_conf KEY=VALUE
  if [[ $1 != *=* ]]; then fail "--conf $1 sets nothing: write --conf key=value"; fi
  # `--conf spark.app.name=$USER` where USER is not set: Spark would take the empty text.
  case $1 in
    spark.app.name= | spark.driver.host= | spark.master=) return ;;
    spark.mesos.secret=?*) secret=${1#*=}; return ;;
  esac
  conf[${1%%=*}]=${1#*=}
  submit_args+=(--conf "$1")
}

take_option() { # take_option NAME VALUE
  case $1 in
    --conf | -c) set_conf "$2"; return ;;
    --master) if [ -z "$2" ]; then return; fi; master=$2 ;;
    --name) if [ -z "$2" ]; then return; fi ;;
    --deploy-mode) deploy_mode=$2 ;;
    --properties-file) properties_file=$2 ;;
    --driver-memory) conf[spark.driver.memory]=$2 ;;
    --executor-memory) conf[spark.executor.memory]=$2 ;;
    --executor-cores) conf[spark.executor.cores]=$2 ;;
    --total-executor-cores) conf[spark.cores.max]=$2 ;;
    --num-executors) conf[spark.executor.instances]=$2 ;;
    --driver-java-options) conf[spark.driver.extraJavaOptions]=$2 ;;
    --driver-library-path) conf[spark.driver.extraLibraryPath]=$2 ;;
    --driver-class-path) conf[spark.driver.extraClassPath]=$2 ;;
    --class) take_class "$2" ;;
    --kill | --status) informs=yes ;;
    --remote) understood= ;;
  esac
  submit_args+=("$1" "$2")
}

take_class() { # take_class CLASS
  main_class=$1
  # These take options of their own between those of spark-submit.
  case $1 in
    org.apache.spark.repl.Main) resource=spark-shell ;;
    org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver) resource=spark-internal ;;
    org.apache.spark.sql.hive.thriftserver.HiveThriftServer2 | org.apache.spark.sql.connect.*) understood= ;;
  esac
}

read_options() { # read_options ARGUMENT...
  local name value
  while [ $# -gt 0 ]; do
    name=$1
    value=
    if [[ $1 =~ ^(--[^=]+)=(.+)$ ]]; then
      name=${BASH_REMATCH[1]}
      value=${BASH_REMATCH[2]}
    fi
    case $name in
      --archives | --class | --conf | -c | --deploy-mode | --driver-class-path | --driver-cores | \
        --driver-java-options | --driver-library-path | --driver-memory | --executor-memory | --files | \
        --jars | --kill | --master | --name | --packages | --exclude-packages | --properties-file | \
        --proxy-user | --py-files | --remote | --repositories | --status | --total-executor-cores | \
        --executor-cores | --keytab | --principal | --num-executors | --queue)
        if [ "$name" = "$1" ]; then
          if [ $# -lt 2 ]; then fail "$name needs a value; the options: spark-submit --help"; fi
          value=$2
          shift
        fi
        take_option "$name" "$value"
        shift
        ;;
      --dry-run) dry_run=yes; shift ;; # ours: spark.sh shows the command
      --load-spark-defaults) load_defaults=yes; submit_args+=("$1"); shift ;;
      --supervise | --verbose | -v) submit_args+=("$1"); shift ;;
      --help | -h | --usage-error | --version) informs=yes; submit_args+=("$1"); shift ;;
      *)
        if [ "$resource" = spark-shell ] || [ "$resource" = spark-internal ]; then
          app_args+=("$1")
          shift
        elif [[ $1 == -* ]]; then
          fail "there is no option $1; the options: spark-submit --help"
        else
          resource=$1
          app_args=("${@:2}")
          return
        fi
        ;;
    esac
  done
}

# Spark's own launcher does not know our option. Answers in $words.
without_dry_run() { # without_dry_run ARGUMENT...
  local i
  words=("$@")
  if [ -z "$dry_run" ]; then return; fi
  for i in "${!words[@]}"; do
    if [ "${words[i]}" = --dry-run ]; then unset "words[i]"; return; fi
  done
}

read_properties() { # read_properties FILE: what the command line did not set; of two lines the later one counts
  local line key escaped
  local -A file=()
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    line=${line#"${line%%[![:space:]]*}"}
    case $line in
      '' | '#'* | '!'*) continue ;;
      *\\[!:=\#\!\ ]* | *\\) understood=; break ;; # another escape, or a continued line
    esac
    key=${line%%[=:[:space:]]*}
    line=${line#"$key"}
    line=${line#"${line%%[![:space:]]*}"}
    case $line in
      [=:]*) line=${line:1}; line=${line#"${line%%[![:space:]]*}"} ;;
    esac
    line=${line%"${line##*[![:space:]]}"}
    for escaped in : = '#' '!' ' '; do line=${line//\\"$escaped"/"$escaped"}; done # as java.util.Properties writes them
    if [[ $key == *\\ ]]; then understood=; break; fi
    if [ -n "$key" ]; then file[$key]=$line; fi
  done < "$1"
  for key in "${!file[@]}"; do
    if [ -z "${conf[$key]+set}" ]; then conf[$key]=${file[$key]}; fi
  done
}

# A command line is for everyone on the computer to read. The JVM's own one, at least, goes without.
hide_secret() {
  if [ -z "$secret" ]; then return; fi
  printf 'lcmap-spark: %s\n' "everyone on this computer can read spark.mesos.secret on the command line: leave it out there, and give it by docker run -e MESOS_SECRET, or as the file mesos.secret beside the certificates" >&2
  if [ -z "${conf[spark.mesos.secret]-}" ]; then
    export SPARK_MESOS_SECRET=$secret
  else
    submit_args+=(--conf "spark.mesos.secret=$secret") # a file sets it too, and would win over the variable
  fi
}

read_settings() { # read_settings ARGUMENT...: the command line, then the properties file or spark-defaults.conf
  read_options "$@"
  if [ -n "$properties_file" ]; then
    [ -f "$properties_file" ] || fail "no such file: $properties_file (--properties-file)"
    read_properties "$properties_file"
  fi
  if { [ -z "$properties_file" ] || [ -n "$load_defaults" ]; } && [ -f "$SPARK_CONF_DIR/spark-defaults.conf" ]; then
    read_properties "$SPARK_CONF_DIR/spark-defaults.conf"
  fi
  hide_secret
  master=${master:-${conf[spark.master]-}}
  deploy_mode=${deploy_mode:-${conf[spark.submit.deployMode]-}}
  driver_memory=${conf[spark.driver.memory]:-${SPARK_DRIVER_MEMORY:-${SPARK_MEM:-1g}}}
}
