# Who runs this, and where may they write? Sourced by every command of the runtime.
# Any user id works: also one that /etc/passwd does not know, on a read-only root, by `docker exec`.
#
# Gives: LCMAP_SPARK_HOME, SPARK_HOME, LCMAP_SPARK_STATE (a folder of the user's own that can always
# be written), HOME, USER, and in the image an entry for the user in what getpwuid answers.
# shellcheck shell=bash

fail() {
  printf 'lcmap-spark: %s\n' "$*" >&2
  exit 1
}

: "${LCMAP_SPARK_HOME:=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)}"
export LCMAP_SPARK_HOME
export SPARK_HOME=$LCMAP_SPARK_HOME/spark
# The codecs' native libraries, which a jar can only load from a /tmp that allows it.
export LD_LIBRARY_PATH=$LCMAP_SPARK_HOME/native${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}

LCMAP_SPARK_STATE=${TMPDIR:-/tmp}/lcmap-spark-$UID
if ! mkdir -m 700 "$LCMAP_SPARK_STATE" 2> /dev/null && [ ! -d "$LCMAP_SPARK_STATE" ]; then
  fail "user $UID cannot write below ${TMPDIR:-/tmp}: mount a folder there, for example with --tmpfs /tmp"
fi
# Someone else's folder of that name could plant files for this user.
if [ ! -O "$LCMAP_SPARK_STATE" ] || [ -L "$LCMAP_SPARK_STATE" ]; then
  fail "$LCMAP_SPARK_STATE belongs to another user: remove it, or set TMPDIR to a folder of your own"
fi
export LCMAP_SPARK_STATE

# Hadoop's login and Python's getpwuid need a name for the id (SPARK-43166); Docker gives none.
passwd_knows() { [[ $'\n'$(< /etc/passwd) =~ $'\n'[^:]+:[^:]*:$1: ]]; }
group_knows() { [[ $'\n'$(< /etc/group) =~ $'\n'[^:]+:[^:]*:$1: ]]; }

nss_wrapper=/usr/lib/x86_64-linux-gnu/libnss_wrapper.so
[ -e "$nss_wrapper" ] || nss_wrapper=/usr/lib/aarch64-linux-gnu/libnss_wrapper.so

if [ -e "$nss_wrapper" ] && [ -z "${NSS_WRAPPER_PASSWD-}" ] &&
  ! { passwd_knows "$UID" && group_knows "${GROUPS[0]}"; }; then
  name=lcmap
  if [[ ${USER-} =~ ^[a-z_][a-z0-9_.-]*$ ]] && [ "$USER" != root ]; then name=$USER; fi
  if ! passwd_knows "$UID"; then
    passwd_entry="$name:x:$UID:${GROUPS[0]}:lcmap-spark:${HOME:-/home/lcmap}:/bin/bash"
  fi
  if ! group_knows "${GROUPS[0]}"; then group_entry="$name:x:${GROUPS[0]}:"; fi
  # Written under another name and moved: a second command may read these files just now.
  printf '%s\n' "$(< /etc/passwd)" ${passwd_entry+"$passwd_entry"} > "$LCMAP_SPARK_STATE/passwd.$$"
  printf '%s\n' "$(< /etc/group)" ${group_entry+"$group_entry"} > "$LCMAP_SPARK_STATE/group.$$"
  mv "$LCMAP_SPARK_STATE/passwd.$$" "$LCMAP_SPARK_STATE/passwd"
  mv "$LCMAP_SPARK_STATE/group.$$" "$LCMAP_SPARK_STATE/group"
  export NSS_WRAPPER_PASSWD=$LCMAP_SPARK_STATE/passwd NSS_WRAPPER_GROUP=$LCMAP_SPARK_STATE/group
  export LD_PRELOAD=$nss_wrapper${LD_PRELOAD:+:$LD_PRELOAD}
  unset name passwd_entry group_entry
fi
unset nss_wrapper
if [ -z "${USER-}" ]; then
  USER=$(id -un)
  export USER
fi

# A home that cannot be written (read-only root, another user's) would break what keeps settings there.
if [ ! -d "${HOME-}" ] || [ ! -w "$HOME" ]; then
  # What was mounted there still counts.
  if [ -z "${KUBECONFIG-}" ] && [ -e "${HOME-}/.kube/config" ]; then export KUBECONFIG=$HOME/.kube/config; fi
  export HOME=$LCMAP_SPARK_STATE/home
  mkdir -p "$HOME"
fi
