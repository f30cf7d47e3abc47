# Sourced by run: keeps the server running.

RESTARTS=5          # so many within …
RESTARTS_WITHIN=600 # … these seconds; then the fault is one that starting again does not mend
STOPPING=""
SERVER=""

# Runs the command, and runs it again when it was killed or ended for want of memory (exit code 3, by
# -XX:+ExitOnOutOfMemoryError). Ctrl+C and TERM end the command and this; so does a command that ends by itself.
supervise() { # command argument…
  local status begun=()
  trap 'STOPPING=yes; kill -TERM "$SERVER" 2>/dev/null || true' INT TERM HUP
  while :; do
    begun+=("$SECONDS")
    "$@" &
    SERVER=$!
    await_server
    status=$?
    if [ -n "$STOPPING" ] || ! is_crash "$status"; then
      return "$status"
    fi
    if [ "${#begun[@]}" -gt "$RESTARTS" ] && [ $((SECONDS - begun[${#begun[@]} - RESTARTS - 1])) -lt "$RESTARTS_WITHIN" ]; then
      echo "The server ended $((RESTARTS + 1)) times within $RESTARTS_WITHIN seconds and is not started again." >&2
      return "$status"
    fi
    echo "The server ended $(reason "$status"). It is started again." >&2
    sleep 1
  done
}

# The server's exit code. A signal to this shell ends a wait early, so it waits until the server is gone.
await_server() {
  local status=0
  wait "$SERVER" || status=$?
  while kill -0 "$SERVER" 2>/dev/null; do
    status=0
    wait "$SERVER" || status=$?
  done
  return "$status"
}

# A server that was asked to stop ends with 143 (TERM) or 130 (INT), one that can't start with 1.
is_crash() { [ "$1" = 3 ] || { [ "$1" -gt 128 ] && [ "$1" != 130 ] && [ "$1" != 143 ]; }; }

reason() { [ "$1" = 3 ] && echo "because its memory was used up" || echo "with code $1"; }
