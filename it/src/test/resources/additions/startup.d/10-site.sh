# shellcheck shell=bash
# Where this machine keeps its data: known only where it runs.
SITE_DATA=/data/$(uname -n)
export SITE_DATA
echo "site data: $SITE_DATA"
