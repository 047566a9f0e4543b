#!/usr/bin/env bash
# Chapters 05 and 06 with --use-my-code draw, with a right solution of exercise 05.2, the same pictures
# as without it, and with the empty one they end with a sentence.
# A learner's own file is never touched: where it is not as it came, there is nothing to compare.
set -euo pipefail
cd "$(dirname "$0")/.."
exercise=Exercises/05-attention/2-causal-mask
work="$(mktemp -d)"

if ! git diff --quiet HEAD -- "$exercise/Learner.swift"; then
  echo "$exercise/Learner.swift is somebody's work: left alone, and not compared."
  exit 0
fi
cp "$exercise/Learner.swift" "$work/stub.swift"
trap 'cp "$work/stub.swift" "$exercise/Learner.swift"; rm -rf "$work"' EXIT

fail() {
  echo "$*" >&2
  exit 1
}

# Runs a chapter's step, and prints nothing unless that fails.
run() {
  swift run "$@" --quick >"$work/log" 2>&1 </dev/null || { cat "$work/log" >&2 && return 1; }
}

if run attention --steps scores --use-my-code --output "$work/stub" 2>/dev/null; then
  fail "attention --use-my-code ran although exercise 05.2 is not attempted."
fi
grep -q "Exercise 05.2 is not attempted yet, so there is nothing to use." "$work/log" ||
  fail "attention --use-my-code does not say that exercise 05.2 is not attempted: $(cat "$work/log")"

sleep 1 # so that the build sees another time of change
# The solution is seen inside its module alone; what a chapter runs must be public.
sed 's/^enum /public enum /; s/^  static func /  public static func /' "$exercise/Solution.swift" \
  >"$exercise/Learner.swift"
for case in "attention scores 05-attention" "transformer maps 06-transformer"; do
  read -r chapter step folder <<<"$case"
  run "$chapter" --steps "$step" --output "$work/library"
  run "$chapter" --steps "$step" --output "$work/learner" --use-my-code
  compared=0
  for picture in "$work/library/$folder"/*.png; do
    cmp "$picture" "$work/learner/$folder/$(basename "$picture")" ||
      fail "$chapter draws another $(basename "$picture") with the solution of exercise 05.2."
    compared=$((compared + 1))
  done
  ((compared > 0)) || fail "$chapter drew no picture."
  echo "$chapter: $compared pictures are the same with the solution of exercise 05.2"
done
