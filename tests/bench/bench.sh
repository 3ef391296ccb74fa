#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev bench [NAME…] [OPTION…]: prints figures and never fails on a missed one. The names are region
# (the default: every row, against the peers), of it only places or tiles, desk and console.
set -euo pipefail
cd "$(dirname "$0")/../.."

names=()
while [ $# -gt 0 ] && [ "${1#-}" = "$1" ]; do names+=("$1"); shift; done
[ ${#names[@]} -gt 0 ] || names=(region)

export SIAGA_BUILD=${SIAGA_BUILD:-$PWD/_release}
export SIAGA_SHARED=${SIAGA_SHARED:-$PWD/../shared}
export SIAGA_BENCH=${SIAGA_BENCH:-$PWD/_bench}
export SIAGA_PROFILES=${SIAGA_PROFILES:-$PWD/data/profiles}

# Two runs at once would share the folder, and measure each other.
mkdir -p "$SIAGA_BENCH"
exec 9>"$SIAGA_BENCH/lock"
flock --nonblock 9 || { echo "bench: another run is using $SIAGA_BENCH" >&2; exit 1; }

# Debian's own Python: others are often built without loadable SQLite extensions.
rows() { /usr/bin/python3 tests/bench/bench-region.py "$@"; }

# On the real map where it is at hand, in the invented city elsewhere.
road_rows() {
  local region=$SIAGA_BENCH/desk-region data=$SIAGA_SHARED/data
  rm -rf "$region" "$SIAGA_BENCH"/desk-road.db*
  if [ -e "$data/jakarta.osm.pbf" ]; then
    "$SIAGA_BUILD/src/ctl/siagactl" region import "$data/jakarta.osm.pbf" --output "$region" \
      --places "$data/wilayah_centroids.csv" --boundaries "$data/wilayah_jakarta_polygons.csv" >/dev/null
  else
    "$SIAGA_BUILD/src/ctl/siagactl" region demo --output "$region" >/dev/null
  fi
  "$SIAGA_BUILD/tests/bench/desk/bench-desk-road" "$SIAGA_BENCH" "$region"
}

# Processor time of a frame while the map is moved, over the bare map and with points on it, beside
# the map library's own layer of markers; then the start of the whole window.
console_rows() {
  local bench=$SIAGA_BUILD/tests/bench/console/bench-console renderer row
  export GSETTINGS_SCHEMA_DIR=$SIAGA_BUILD/data GSETTINGS_BACKEND=memory SIAGA_LOCALE_DIR=$SIAGA_BUILD/po
  export GTK_A11Y=none
  local region=$SIAGA_BENCH/console-region
  [ -e "$region/manifest.json" ] || "$SIAGA_BUILD/src/ctl/siagactl" region demo --output "$region" >/dev/null
  for renderer in gl cairo; do
    for row in none 'points 10000' 'points 100000' 'markers 1000'; do
      # shellcheck disable=SC2086 # a row is a word and a number
      on_display "$renderer" "$bench" "$region" $row
    done
    # The first one makes the desk, the second one is warm.
    on_display "$renderer" "$bench" "$SIAGA_BENCH/console.db" "$region" start >/dev/null
    on_display "$renderer" "$bench" "$SIAGA_BENCH/console.db" "$region" start
  done
  shift_row
}

# Ten minutes at the desk; the limit is 50 ms.
shift_row() {
  SIAGA_SHIFT_SECONDS=${SIAGA_SHIFT_SECONDS:-600} SIAGA_SOURCE=$PWD SIAGA=$SIAGA_BUILD/src/console/siaga \
    SIAGACTL=$SIAGA_BUILD/src/ctl/siagactl on_display cairo tests/ui/test-shift.py
}

on_display() { # RENDERER COMMAND…
  local renderer=$1; shift
  if [ "$renderer" = gl ]; then
    tools/with-display.sh 1366x900 env -u GDK_DEBUG GSK_RENDERER=gl "$@"
  else
    tools/with-display.sh 1366x900 "$@"
  fi
}

for name in "${names[@]}"; do
  case $name in
  region) rows "$@" ;;
  places) rows --only '^Places' "$@" ;;
  tiles)  rows --only '^Tile' "$@" ;;
  desk)
    # Made anew each time: what is measured first is how fast it is made.
    rm -f "$SIAGA_BENCH"/desk-bench.db* "$SIAGA_BENCH"/raw.db*
    "$SIAGA_BUILD/tests/bench/desk/bench-desk" "$SIAGA_BENCH" "$@"
    road_rows
    ;;
  console) console_rows ;;
  *)
    echo "bench: there is no “$name”; there are region, places, tiles, desk and console" >&2
    exit 2
    ;;
  esac
done
