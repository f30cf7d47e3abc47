#!/usr/bin/env bash
# Tests supervise.sh with programs that end in all the ways in which a server does.
set -euo pipefail
cd "$(dirname "$0")"
. ./supervise.sh

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sleep() { :; } # no pauses between attempts

# Runs a program that counts its runs and ends with the given code; prints how often it ran and what supervise returned.
runs_and_code() { # code
  : >"$folder/runs"
  local code=0
  (supervise bash -c "echo run >>'$folder/runs'; exit $1") 2>"$folder/said" || code=$?
  echo "$(wc -l <"$folder/runs" | tr -d ' ') $code"
}

check() { # what expected found
  [ "$2" = "$3" ] || { echo "supervise: $1: expected $2, found $3" >&2; exit 1; }
}

check "a server that ends by itself is not started again" "1 0" "$(runs_and_code 0)"
check "a server that can't start is not started again" "1 1" "$(runs_and_code 1)"
check "a server that was asked to stop is not started again" "1 143" "$(runs_and_code 143)"
check "a server without memory is started again, a bounded number of times" "6 3" "$(runs_and_code 3)"
grep -q "its memory was used up. It is started again" "$folder/said"
grep -q "is not started again" "$folder/said"
check "a server that was killed is started again, a bounded number of times" "6 137" "$(runs_and_code 137)"

# TERM to the supervisor ends the server, and ends it once
unset -f sleep
(supervise bash -c "trap 'echo stopped >>\"$folder/stopped\"; exit 143' TERM; echo up >\"$folder/up\"; while :; do command sleep 0.1; done") &
supervisor=$!
while [ ! -e "$folder/up" ]; do command sleep 0.1; done
kill -TERM "$supervisor"
code=0
wait "$supervisor" || code=$?
check "a supervisor that is asked to stop returns the server's code" 143 "$code"
check "its server was asked to stop once" 1 "$(wc -l <"$folder/stopped" | tr -d ' ')"
echo "supervise: 7 cases"
