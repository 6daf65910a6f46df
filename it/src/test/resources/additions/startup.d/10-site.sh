# Where this machine keeps its data: known only where it runs.
export SITE_DATA=/data/$(uname -n)
echo "site data: $SITE_DATA"
