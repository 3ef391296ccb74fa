#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes the pictures beside it anew, from the demo, with the clock stopped: docs/screenshots/take.sh
# Needs ImageMagick, which makes them small.
set -euo pipefail
cd "$(dirname "$0")/../.."

export GSETTINGS_SCHEMA_DIR=$PWD/_build/data SIAGA_LOCALE_DIR=$PWD/_build/po GTK_A11Y=none
export SIAGA_PROFILES=$PWD/data/profiles SIAGA_CARDS=$PWD/data/cards GSETTINGS_BACKEND=keyfile
home=$(mktemp -d -t siaga-pictures.XXXXXX)
trap 'rm -rf "$home"' EXIT
export XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config
mkdir -p "$XDG_CONFIG_HOME/glib-2.0/settings"

# What is to be seen: the name of the picture, and how to get there.
pictures=(
  "dispatch --page dispatch"
  "call --page dispatch --do dispatch.new-call"
  "board --page dispatch --do dispatch.toggle-board"
  "responders --page responders"
  "shift --page shift"
  "reports --page reports --do reports.make"
  "settings --page settings"
)

now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
for size in 1366x768 1920x1080; do
  for language in id en; do
    for theme in dark light; do
      printf "[id/or/kreki/Siaga]\ntheme='%s'\n" "$theme" >"$XDG_CONFIG_HOME/glib-2.0/settings/keyfile"
      for picture in "${pictures[@]}"; do
        read -r name options <<<"$picture"
        file=docs/screenshots/$name-$language-$theme-${size%x*}.png
        # shellcheck disable=SC2086
        LANGUAGE=$language tools/with-display.sh "$((${size%x*} + 64))x$((${size#*x} + 64))" \
          _build/src/console/siaga --demo --at-time "$now" --size "$size" --screenshot "$file" $options
        convert "$file" -strip +dither -colors 200 "PNG8:$file"
      done
    done
  done
done
