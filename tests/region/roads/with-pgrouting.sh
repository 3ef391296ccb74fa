#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command with a private PostgreSQL where there is one to start, else without.
set -eu

if command -v pg_config >/dev/null && command -v psql >/dev/null &&
  [ -x "$(pg_config --bindir)/initdb" ]; then
  exec "$(dirname "$0")/../../with-postgres.sh" "$@"
fi
exec "$@"
