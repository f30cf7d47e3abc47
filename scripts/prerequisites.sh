# Sourced by run and verify: finds what a fresh machine must have, or says what is missing and where it comes from.

fail() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

major_version() { "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1; }

# The JDKs that JAVA_HOME, the PATH and the usual folders offer.
jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && echo "$JAVA_HOME/bin/java"
  command -v java || true
  [ -x /usr/libexec/java_home ] && echo "$(/usr/libexec/java_home -v 21+ 2>/dev/null)/bin/java"
  ls -d /usr/lib/jvm/*/bin/java "$HOME"/.sdkman/candidates/java/*/bin/java "$HOME"/.jdks/*/bin/java \
    /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java 2>/dev/null || true
}

# Sets JAVA to the first java of version 21 or newer that also has a compiler beside it.
find_java() {
  local candidate version
  while read -r candidate; do
    [ -x "$candidate" ] && [ -x "${candidate}c" ] || continue
    version=$(major_version "$candidate")
    if [ "${version:-0}" -ge 21 ]; then
      JAVA=$candidate
      return
    fi
  done < <(jdk_candidates)
  fail "Stet needs a JDK 21 or newer and found none. Install one (Debian: openjdk-21-jdk or Temurin; macOS: brew install openjdk) or point JAVA_HOME at it."
}

find_maven() {
  command -v mvn >/dev/null || fail "Stet needs Maven 3.8 or newer: install the package maven."
}

find_node() {
  command -v node >/dev/null && command -v npm >/dev/null || fail "Stet needs Node.js with npm: version 20.19, 22.13, 24 or newer."
  node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major >= 24 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19) ? 0 : 1);
  ' || fail "Stet needs Node.js 20.19, 22.13, 24 or newer; this is $(node --version)."
}

# Installs the npm packages when the lock file is newer than what is there.
install_packages() {
  if [ ! -e web/node_modules/.package-lock.json ] || [ web/package-lock.json -nt web/node_modules/.package-lock.json ]; then
    (cd web && npm ci --no-audit --no-fund --loglevel=error)
    touch web/node_modules/.package-lock.json
  fi
}
