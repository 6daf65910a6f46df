# The settings of every Spark command, where the user gave none. Sourced after user.sh.
# shellcheck shell=bash

export SPARK_CONF_DIR=${SPARK_CONF_DIR:-$LCMAP_SPARK_HOME/etc/spark}
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
