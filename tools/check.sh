#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The static checks, cheapest first. `./dev check` runs them and then the suite under sanitizers.
set -eu
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$1"; }
sources() { git ls-files '*.[ch]' 2>/dev/null | grep . || find . -path './_*' -prune -o -name '*.[ch]' -print; }

say format;  sources | xargs clang-format --style=file --dry-run --Werror
say layers;  python3 tools/check-layers.py
say shape;   python3 tools/check-shape.py
say lists;   python3 tools/check-lists.py
say messages; python3 tools/check-messages.py
say ui;      find data/ui -name '*.ui' -print0 | xargs -0 -r xmllint --noout

say desktop
desktop-file-validate _build/data/*.desktop
appstreamcli validate --no-net _build/data/*.metainfo.xml >/dev/null

# Three things it warns of are meant here: tests assert with what they test, members of records are
# reached by their offset, and a thread is freed by joining it.
# It knows GLib and GTK from its own description of them; reading their headers for every file as
# well would take minutes.
say cppcheck
sources | grep '\.c$' | cppcheck --file-list=- --library=gtk -I. -Isrc \
  '-DG_GNUC_PRINTF(a,b)=' --suppress=assertWithSideEffect --suppress=invalidPointerCast \
  '--suppress=memleak:tests/*' \
  --enable=warning,performance,portability --inline-suppr --quiet --error-exitcode=2 -j2
