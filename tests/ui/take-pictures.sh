#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes what the test of pictures saw last the measure, after somebody has looked at it:
#   meson test -C _build pictures; LOOK at _build/tests/ui/pictures; tests/ui/take-pictures.sh
# Needs ImageMagick, which makes them small.
set -euo pipefail
cd "$(dirname "$0")/../.."

mkdir -p tests/ui/pictures
for picture in _build/tests/ui/pictures/*.png; do
  convert "$picture" -strip +dither -colors 200 "PNG8:tests/ui/pictures/$(basename "$picture")"
done
