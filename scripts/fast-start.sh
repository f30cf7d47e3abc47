# Sourced after prerequisites.sh: lays the server out so that it starts in a third of the time, once for each build.

JAR=server/target/stet.jar
APP=server/target/app
AOT_CACHE=$APP/stet.aot
# the heap grows when it must; the default begins with a sixty-fourth of the machine's memory. The simplest collector
# starts soonest and takes the least memory, and heaps of a shop's size are no burden to it
JVM_OPTIONS=(-XX:+UseSerialGC -Xms64m)
# a server without memory may live on and answer nobody; one that ended is started again
JVM_OPTIONS+=(-XX:+ExitOnOutOfMemoryError)

# Puts the libraries beside the jar: from inside it, classes load slowly.
lay_out() {
  if [ ! -e "$APP/stet.jar" ] || [ "$JAR" -nt "$APP/stet.jar" ]; then
    rm -rf "$APP"
    "$JAVA" -Djarmode=tools -jar "$JAR" extract --destination "$APP" >/dev/null
    touch "$APP/stet.jar"
  fi
}

# Lays it out, and lets a run with a scratch folder record the classes that a start needs (Java 25 and newer).
# Sets START to the arguments for java.
prepare_fast_start() {
  lay_out
  if [ ! -e "$APP/recorded" ] && [ "$(major_version "$JAVA")" -ge 25 ]; then
    echo "Recording what a start needs … (once for each build)"
    record_start || echo "It could not be recorded; starting will take longer." >&2
    touch "$APP/recorded"
  fi
  START=("${JVM_OPTIONS[@]}" -jar "$APP/stet.jar")
  if [ -e "$AOT_CACHE" ] && [ "$(major_version "$JAVA")" -ge 25 ]; then
    START=("-XX:AOTCache=$AOT_CACHE" "${START[@]}")
  fi
}

record_start() {
  local scratch server address=""
  scratch=$(mktemp -d)
  # nothing of the person's own settings: this must not meet her database
  env -i HOME="$HOME" PATH="$PATH" STET_PORT=0 STET_DATA="$scratch/data" "$JAVA" "${JVM_OPTIONS[@]}" "-XX:AOTCacheOutput=$AOT_CACHE" -jar "$APP/stet.jar" >"$scratch/log" 2>&1 &
  server=$!
  while [ -z "$address" ] && kill -0 $server 2>/dev/null; do
    sleep 0.2
    address=$(grep -o -m 1 'http://localhost:[0-9]*' "$scratch/log" || true)
  done
  # the pages that a person opens first
  node -e '
    const [address] = process.argv.slice(1);
    const pages = ["t/demo", "t/demo/about", "sign-in", "build/demo", "actuator/health", "api/v1/session", "api/v1/storefront-schema"];
    (async () => { for (const page of pages) await fetch(`${address}/${page}`).then((answer) => answer.text()); })();
  ' "$address" || true
  kill $server 2>/dev/null || true
  wait $server || true
  rm -rf "$scratch"
  [ -e "$AOT_CACHE" ]
}
