#!/usr/bin/env bash
# Checks that the documentation page of each library lists every public type and function of it, and
# nothing that is gone; and that every file that CONTRIBUTING.md names under "Where is what" exists.
set -euo pipefail
cd "$(dirname "$0")/.."
faults=0
fault() {
  echo "$*" >&2
  faults=$((faults + 1))
}

for catalogue in Sources/*/*.docc; do
  module="$(basename "$catalogue" .docc)"
  page="$catalogue/$module.md"
  kinds='struct|class|enum|protocol|actor|func|typealias'
  public="$(grep -rhoE --include='*.swift' "^public (final |indirect )?($kinds) [A-Za-z0-9_]+" \
    "Sources/$module" | awk '{ print $NF }' | sort -u)"
  listed="$(grep -oE '^- ``[A-Za-z0-9_]+' "$page" | tr -d -- '- `' | sort -u)"
  for name in $(comm -23 <(echo "$public") <(echo "$listed")); do
    fault "$page: the public $name is not listed."
  done
  for name in $(comm -13 <(echo "$public") <(echo "$listed")); do
    fault "$page: $name is listed, and $module has no such public type."
  done
done

named="$(awk '$0 == "## Where is what" { inside = 1; next } /^## / { inside = 0 } inside' \
  CONTRIBUTING.md | grep -oE '`[^` ]+\.(swift|md|sh)`' | tr -d '`' || true)"
(($(wc -l <<<"$named") >= 20)) || fault "CONTRIBUTING.md: “Where is what” names fewer than 20 files."
for file in $named; do
  [[ -e $file ]] || fault "CONTRIBUTING.md: there is no $file."
done

((faults == 0))
echo "$(ls -d Sources/*/*.docc | wc -l) libraries, $(wc -l <<<"$named") places, all named"
