#!/usr/bin/env bash
# Writes the bills of materials (CycloneDX) of both languages: target/sbom/java.json and target/sbom/npm.json.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/prerequisites.sh
find_maven
find_node
install_packages

mkdir -p target/sbom
mvn -q -B -ntp org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeAggregateBom -DoutputFormat=json -DincludeTestScope=false
mv target/bom.json target/sbom/java.json
(cd web && npm sbom --sbom-format cyclonedx --omit dev) >target/sbom/npm.json
node -e '
  for (const name of ["java", "npm"]) {
    const bom = JSON.parse(require("node:fs").readFileSync(`target/sbom/${name}.json`, "utf8"));
    if (bom.bomFormat !== "CycloneDX" || bom.components.length < 10) throw new Error(`target/sbom/${name}.json is no bill of materials`);
    console.log(`target/sbom/${name}.json: ${bom.components.length} components`);
  }
'
