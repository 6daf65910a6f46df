# What an image on top of ours adds to every start: certificates to trust, then scripts (docs/images.md).
# Sourced after user.sh, by the first of several commands that start each other. A folder without files costs nothing.
# shellcheck shell=bash

# Authorities that Java, Python, curl and GDAL are to trust, beside those that they trust already.
trust_certificates() { # trust_certificates FILE...
  local trust=${LCMAP_SPARK_STATE:?}/trust
  "$LCMAP_SPARK_HOME/python/bin/python3" -I -S "$LCMAP_SPARK_HOME/lib/python/lcmap_trust.py" "$trust" "$@" || exit 1
  export LCMAP_SPARK_TRUST=$trust/authorities.jks SSL_CERT_FILE=$trust/authorities.pem
  export REQUESTS_CA_BUNDLE=$SSL_CERT_FILE CURL_CA_BUNDLE=$SSL_CERT_FILE PIP_CERT=$SSL_CERT_FILE
}

# What a script exports reaches all that is started; what it prints goes to standard error, as standard output is
# the job's. One that fails, or leaves, ends the start.
run_startup_scripts() {
  # Not local: by then, the function may have been left.
  for startup_script in "$@"; do
    trap 'fail "the start-up script $startup_script ended the start, with exit code $?"' EXIT
    # shellcheck source=/dev/null
    . "$startup_script" >&2
    trap - EXIT
  done
  unset startup_script
}

if [ -z "${LCMAP_SPARK_STARTED-}" ]; then
  added=("$LCMAP_SPARK_HOME"/etc/certificates/*.crt)
  if [ -e "${added[0]}" ]; then trust_certificates "${added[@]}"; fi
  added=("$LCMAP_SPARK_HOME"/etc/startup.d/*.sh)
  if [ -e "${added[0]}" ]; then run_startup_scripts "${added[@]}"; fi
  unset added
  export LCMAP_SPARK_STARTED=yes
fi
