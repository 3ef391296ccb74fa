#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts the console that was built, without installing it: tools/run.sh [options of siaga]
#   --headless-screenshot FILE [options of siaga]   on a display of its own, writes a picture, exits
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
build=${SIAGA_BUILD:-$top/_build}

export GSETTINGS_SCHEMA_DIR=$build/data
export GSETTINGS_BACKEND=${GSETTINGS_BACKEND:-keyfile}
export SIAGA_LOCALE_DIR=$build/po
export SIAGA_PROFILES=${SIAGA_PROFILES:-$top/data/profiles}
export SIAGA_CARDS=${SIAGA_CARDS:-$top/data/cards}

# Without a desk the demo is shown.
demo=--demo
for word in "$@"; do
  case $word in --db|--db=*|--demo|--choose) demo= ;; esac
done

if [ "${1:-}" != --headless-screenshot ]; then
  if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no display here. ./dev run --headless-screenshot FILE writes a picture instead." >&2
    exit 1
  fi
  exec "$build/src/console/siaga" $demo "$@"
fi

[ $# -ge 2 ] || { echo "usage: --headless-screenshot FILE [options of siaga]" >&2; exit 2; }
file=$2; shift 2
size=1366x768
previous=
for word in "$@"; do
  [ "$previous" = --size ] && size=$word
  case $word in --size=*) size=${word#--size=} ;; esac
  previous=$word
done

# The window has no frame on such a display, only its shadow: some room keeps it whole.
width=$((${size%x*} + 64)) height=$((${size#*x} + 64))
status=0
export GTK_A11Y=none GSETTINGS_BACKEND=memory
timeout --kill-after=10 300 "$top/tools/with-display.sh" "${width}x$height" \
  "$build/src/console/siaga" --size "$size" --screenshot "$file" $demo "$@" || status=$?
[ "$status" != 124 ] || echo "siaga: no picture after five minutes" >&2
[ "$status" != 0 ] || echo "$file"
exit "$status"
