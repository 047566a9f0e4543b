#!/usr/bin/env bash
# Checks that each target names every module of this package that it imports. A module that it gets only
# through another one is found too, but when that module changes, an incremental build does not compile
# the target again: it keeps older code, which doesn't link or, worse, does.
set -euo pipefail
cd "$(dirname "$0")/.."

described="$(swift package describe)"
# A line a target: its module, its folder, the targets that it names.
targets="$(awk '
  /^    Name: / { flush() }
  /^    C99name: / { module = $2 }
  /^    Path: / { path = $2 }
  /^    [A-Z]/ { section = $0 }
  section ~ /Target dependencies:/ && /^        / { named = named " " $1 }
  function flush() {
    if (module != "") print module, path named
    module = ""; path = ""; named = ""; section = ""
  }
  END { flush() }' <<<"$described")"
modules="$(cut -d ' ' -f 1 <<<"$targets")"
faults=0
while read -r module path named; do
  imports="$(grep -rhoE --include='*.swift' '^(@testable |public |@_exported )?import [A-Za-z0-9_]+' "$path" || true)"
  for imported in $(awk '{ print $NF }' <<<"$imports" | sort -u | grep -Fx "$modules"); do
    if [[ $imported != "$module" && " ${named//-/_} " != *" $imported "* ]]; then
      echo "Package.swift: $module imports $imported and does not name it among its dependencies." >&2
      faults=$((faults + 1))
    fi
  done
done <<<"$targets"
echo "$(wc -l <<<"$targets") targets, $faults missing dependencies"
((faults == 0))
