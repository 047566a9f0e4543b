#!/usr/bin/env bash
# Runs every chapter as a learner does, without options, and holds the numbers of the lessons against what came
# out. Half an hour on two idle cores, so it is no part of `make test`.
#
# The lessons' numbers come from OpenBLAS's AVX2 kernels, which this script asks for; with others last digits
# differ, and a few numbers with them.
set -euo pipefail
cd "$(dirname "$0")/.."
if [[ $(uname -m) == x86_64 ]]; then export OPENBLAS_CORETYPE=Haswell; fi

output="${1:-.build/nightly}"
swift build
for folder in Sources/Chapters/[0-9][0-9]-*; do
  number="$(basename "$folder")"
  number="${number%%-*}"
  name="$(basename "$folder")"
  name="${name#[0-9][0-9]-}"
  echo "== $number $name"
  .build/debug/"$name" --output "$output" >/dev/null
done
Scripts/check_numbers.py "$output"
