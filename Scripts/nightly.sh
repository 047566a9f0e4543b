#!/usr/bin/env bash
# Runs every chapter as a learner does, without options, and holds the numbers of the lessons against what came
# out. Half an hour on two idle cores, so it is no part of `make test`.
#
# The lessons' numbers come from OpenBLAS's AVX2 kernels in chapters 02 and 04 to 07, and from its AVX-512 kernels in
# the others; on another processor last digits differ, and a few numbers with them.
set -euo pipefail
cd "$(dirname "$0")/.."

output="${1:-.build/nightly}"
swift build
for folder in Sources/Chapters/[0-9][0-9]-*; do
  number="$(basename "$folder")"
  number="${number%%-*}"
  name="$(basename "$folder")"
  name="${name#[0-9][0-9]-}"
  echo "== $number $name"
  case "$number" in
    02 | 04 | 05 | 06 | 07) OPENBLAS_CORETYPE=Haswell .build/debug/"$name" --output "$output" >/dev/null ;;
    *) .build/debug/"$name" --output "$output" >/dev/null ;;
  esac
done
Scripts/check_numbers.py "$output"
