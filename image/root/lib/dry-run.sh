# Shows what a command would run, in words that a shell takes, with secrets hidden. Sourced by run in spark.sh.
# shellcheck shell=bash

# What these commands set for the programs that they start.
shown_variables=(
  SPARK_HOME SPARK_CONF_DIR SPARK_API_MODE SPARK_LOCAL_IP SPARK_LOCAL_HOSTNAME SPARK_MESOS_SECRET PYSPARK_DRIVER_PYTHON
  PYSPARK_PYTHON PYSPARK_SUBMIT_ARGS PYTHONHASHSEED PYTHONSTARTUP LD_LIBRARY_PATH JUPYTER_CONFIG_PATH JUPYTER_RUNTIME_DIR
)

secret_words='secret|passwo?r?d|passphrase|token|credential|access[._-]?key|api[._-]?key|docker\.parameters'

is_secret() { # is_secret NAME
  case $1 in *.file | *.names | *.envkeys | *.filenames) return 1 ;; esac
  [[ ${1,,} =~ ($secret_words) ]]
}

# What stands for the word: answers in $shown. Rather too much is hidden than too little.
hide() { # hide WORD [THE WORD BEFORE]
  local name value quote part parts=()
  shown='(hidden)'
  if [[ ${2-} == -* && $1 != -* ]] && is_secret "${2%%=*}"; then return; fi
  if [[ $1 == *=?* ]] && is_secret "${1%%=*}"; then
    shown="${1%%=*}=(hidden)"
    return
  fi
  shown=$1
  if [[ $1 == *=* ]] && is_secret "$1"; then
    shown=
    IFS=' ' read -r -d '' -a parts <<< "$1" || true # options of a JVM, for example
    for part in "${parts[@]}"; do
      part=${part%$'\n'}
      if [[ $part =~ ^(.*[=\"\'])?([A-Za-z0-9_.-]+)=(.+)$ ]]; then
        name=${BASH_REMATCH[2]}
        value=${BASH_REMATCH[3]}
        quote=${BASH_REMATCH[1]}
        if [[ ! $quote =~ [\"\']$ ]]; then quote=; fi
        if is_secret "$name"; then part="${part%"$value"}(hidden)${quote: -1}"; fi
      fi
      shown+="${shown:+ }$part"
    done
  fi
  part=$shown
  shown=
  while [[ $part == *@* ]]; do # user:password@ in a URL
    name=${part%%@*}
    part=${part#*@}
    if [[ $name =~ ^(.*://)[^/\ ]*$ ]]; then name="${BASH_REMATCH[1]}(hidden)"; fi
    shown+=$name@
  done
  shown+=$part
}

hide_all() { # hide_all NAME: in the array of that name
  local -n all=$1
  local i before='' word shown
  for i in "${!all[@]}"; do
    word=${all[i]}
    hide "$word" "$before"
    all[i]=$shown
    before=$word
  done
}

in_quotes() { # in_quotes WORD: answers in $shown
  if [[ ! $1 =~ ^[A-Za-z0-9_./:=@%+,-]+$ ]]; then shown=${1@Q}; else shown=$1; fi
}

show_command() { # show_command WORD...
  local word before='' line='' known shown variable
  known=$(cat "$LCMAP_SPARK_HOME/cds/classpath" 2> /dev/null) || known=
  for variable in "${shown_variables[@]}"; do
    if [ -n "${!variable-}" ]; then
      hide "$variable=${!variable}"
      in_quotes "${shown#*=}"
      printf '%s=%s \\\n' "$variable" "$shown"
    fi
  done
  for word in "$@"; do
    hide "$word" "$before"
    in_quotes "$shown"
    # The jars of Spark, by the file that lists them.
    if [ -n "$known" ] && [[ $before == -cp && $word == "$known"* ]]; then
      shown="\"\$(< '$LCMAP_SPARK_HOME/cds/classpath')\"${word#"$known"}"
    fi
    if [ -z "$before" ]; then
      line=$shown
    elif [[ $before == -* && $before != *=* && $before != -X* && $word != -* && $before != -[DX]* ]]; then
      line+=" $shown" # the value of an option
    else
      printf '%s \\\n' "$line"
      line="  $shown"
    fi
    before=$word
  done
  printf '%s\n' "$line"
}
