#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Looks for input that breaks a reader, then lets a monkey at the console for twice as long:
# soak.sh [SECONDS for each fuzzer, 300 if not given].
# What it found interesting stays in _fuzz/corpus, so that the next run begins where this one ended;
# an input that breaks something stays in _fuzz/found and is printed.
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-300}
fuzzers=(fuzz-event fuzz-osm fuzz-phone fuzz-place)

[ -f _fuzz/build.ninja ] || CC=clang meson setup _fuzz -Db_sanitize=address,undefined \
  -Db_lundef=false -Dwerror=false -Dc_args=-fsanitize=fuzzer-no-link,undefined \
  -Dc_link_args=-fno-sanitize-recover=undefined >/dev/null
ninja -C _fuzz --quiet tests/fuzz/fuzz-seeds "${fuzzers[@]/#/tests/fuzz/}"

mkdir -p _fuzz/seeds _fuzz/found
_fuzz/tests/fuzz/fuzz-seeds _fuzz/seeds

for fuzzer in "${fuzzers[@]}"; do
  mkdir -p "_fuzz/corpus/$fuzzer"
  printf '\n== %s, %s seconds\n' "$fuzzer" "$seconds"
  "_fuzz/tests/fuzz/$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 \
    -malloc_limit_mb=256 -max_len=65536 -print_final_stats=1 -artifact_prefix=_fuzz/found/ \
    "_fuzz/corpus/$fuzzer" _fuzz/seeds 2>"_fuzz/$fuzzer.log" || {
    tail -n 60 "_fuzz/$fuzzer.log"
    exit 1
  }
  grep -E '^(stat::|Done)' "_fuzz/$fuzzer.log"
done

monkey=$((seconds * 2))
printf '\n== monkey under the address sanitizer, %s seconds\n' "$monkey"
[ -f _asan/build.ninja ] || meson setup _asan -Db_sanitize=address,undefined -Db_lundef=false >/dev/null
ninja -C _asan --quiet
# Its own patience is twice the time again, for a machine that is busy.
SIAGA_MONKEY_SECONDS=$monkey meson test -C _asan --no-rebuild --print-errorlogs \
  --timeout-multiplier $((monkey * 4 / 360 + 1)) monkey
