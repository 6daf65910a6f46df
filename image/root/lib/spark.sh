# The settings of every Spark command, where the user gave none. Sourced after user.sh.
# shellcheck shell=bash
# shellcheck source-path=SCRIPTDIR

. "$LCMAP_SPARK_HOME/lib/startup.sh"

export SPARK_CONF_DIR=${SPARK_CONF_DIR:-$LCMAP_SPARK_HOME/etc/spark}

# Settings that an image on top of ours adds: a folder of links to the others, with all defaults in one file, which
# is what every program of Spark reads. Of two lines for one setting the later one counts.
join_defaults() { # join_defaults FILE...
  local file name folder=$LCMAP_SPARK_STATE/conf${SPARK_CONF_DIR//\//-}
  mkdir -p "$folder"
  for file in "$SPARK_CONF_DIR"/*; do
    name=${file##*/}
    case $name in spark-defaults.conf | spark-defaults.d) continue ;; esac
    if [ ! -e "$folder/$name" ]; then ln -sfn "$(realpath "$file")" "$folder/$name"; fi
  done
  # Written under another name and moved: a second command may read it just now.
  for file in "$SPARK_CONF_DIR/spark-defaults.conf" "$@"; do
    if [ -e "$file" ]; then printf '# %s\n%s\n\n' "$file" "$(< "$file")"; fi
  done > "$folder/.defaults.$$"
  mv "$folder/.defaults.$$" "$folder/spark-defaults.conf"
  export SPARK_CONF_DIR=$folder
}
added=("$SPARK_CONF_DIR"/spark-defaults.d/*.conf)
if [ -e "${added[0]}" ]; then join_defaults "${added[@]}"; fi
unset added
if [ -z "${SPARK_ENV_LOADED-}" ] && [ -f "$SPARK_CONF_DIR/spark-env.sh" ]; then
  set -a
  # shellcheck source=/dev/null
  . "$SPARK_CONF_DIR/spark-env.sh"
  set +a
fi
export SPARK_ENV_LOADED=1 SPARK_SCALA_VERSION=2.13

# The prefix's own Python is the driver's and the workers'.
case :$PATH: in
  *":$LCMAP_SPARK_HOME/python/bin:"*) ;;
  *) export PATH=$LCMAP_SPARK_HOME/python/bin:$PATH ;;
esac

if [ -x "$LCMAP_SPARK_HOME/jre/bin/java" ]; then
  java=$LCMAP_SPARK_HOME/jre/bin/java
elif [ -n "${JAVA_HOME-}" ]; then
  java=$JAVA_HOME/bin/java
else
  java=$(command -v java) || fail 'no Java found: install openjdk-17-jre-headless, or set JAVA_HOME'
fi
[ -x "$java" ] || fail "no Java at $java: set JAVA_HOME to the folder of a Java 17"

# Becomes the command; with --dry-run, shows it instead.
run() { # run WORD...
  if [ -z "${dry_run-}" ]; then exec "$@"; fi
  # shellcheck source-path=SCRIPTDIR
  . "$LCMAP_SPARK_HOME/lib/dry-run.sh"
  show_command "$@"
  exit
}
