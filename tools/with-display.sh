#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command on a display and a session bus of its own, both gone when it ends:
#   tools/with-display.sh WIDTHxHEIGHT COMMAND…
# The bus knows one service, the accessibility bus, so that nothing of the person's session starts.
set -euo pipefail

size=$1; shift
dir=$(mktemp -d -t siaga-display.XXXXXX)
xvfb=
finish() {
  [ -z "$xvfb" ] || { kill "$xvfb" 2>/dev/null; wait "$xvfb" 2>/dev/null; } || true
  rm -rf "$dir"
}
trap finish EXIT

mkdir "$dir/services"
mkdir -m 700 "$dir/run"
cp /usr/share/dbus-1/services/org.a11y.Bus.service "$dir/services/" 2>/dev/null || true
cat >"$dir/bus.conf" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$dir/run</listen>
  <servicedir>$dir/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END

# A number is ours from before its server starts until after it is gone: a server that picks its own
# may take one whose last owner is just removing its socket, and then nobody can reach it.
number=
for n in $(seq 20 99); do
  exec 8>"${TMPDIR:-/tmp}/siaga-display-$n.lock"
  flock --nonblock 8 && [ ! -e "/tmp/.X$n-lock" ] && { number=$n; break; }
done
[ -n "$number" ] || { echo "no display: 20 to 99 are taken" >&2; exit 1; }

# It writes its number once it is ready for clients. Without -noreset it would turn away who comes just
# when its last client has gone.
mkfifo "$dir/number"
Xvfb ":$number" -displayfd 3 -screen 0 "${size}x24" -noreset -nolisten tcp \
  3>"$dir/number" 2>"$dir/xvfb.log" 8>&- &
xvfb=$!
if ! read -r -t 30 _ <"$dir/number"; then
  echo "no display: Xvfb did not start" >&2
  cat "$dir/xvfb.log" >&2
  exit 1
fi

# DISPLAY comes before the bus, so that what the bus starts has it too.
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XAUTHORITY AT_SPI_BUS_ADDRESS
export DISPLAY=:$number XDG_RUNTIME_DIR=$dir/run GDK_BACKEND=x11 GSK_RENDERER=cairo
export ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0 NO_AT_BRIDGE=0 GDK_DEBUG=gl-disable
# Only the command writes to our standard output; what the bus starts talks to standard error.
status=0
dbus-run-session --config-file="$dir/bus.conf" -- bash -c 'exec "$@" >&3 3>&-' run "$@" \
  3>&1 >&2 2> >(grep -v -e '^dbus-daemon\[' -e '^SpiRegistry' >&2) || status=$?
exit "$status"
