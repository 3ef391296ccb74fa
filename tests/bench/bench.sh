#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev bench [NAME…] [OPTION…]: prints figures and never fails on a missed one. The names are region
# (the default: every row, against the peers), places and tiles. Options go to each of them.
set -euo pipefail
cd "$(dirname "$0")/../.."

names=()
while [ $# -gt 0 ] && [ "${1#-}" = "$1" ]; do names+=("$1"); shift; done
[ ${#names[@]} -gt 0 ] || names=(region)

export SIAGA_BUILD=${SIAGA_BUILD:-$PWD/_release}
export SIAGA_SHARED=${SIAGA_SHARED:-$PWD/../shared}
export SIAGA_BENCH=${SIAGA_BENCH:-$PWD/_bench}
export SIAGA_PROFILES=${SIAGA_PROFILES:-$PWD/data/profiles}

for name in "${names[@]}"; do
  program=$SIAGA_BUILD/tests/bench/bench-$name
  if [ "$name" = region ]; then
    # Debian's own Python: others are often built without loadable SQLite extensions.
    /usr/bin/python3 tests/bench/bench-region.py "$@"
  elif [ -x "$program" ]; then
    "$program" "$@"
  else
    echo "bench: there is no “$name”; there are region, places and tiles" >&2
    exit 2
  fi
done
