#!/usr/bin/env bash
# What a change must pass: format, build without a warning, tests. Extra arguments go to `swift test`,
# as in: Scripts/check.sh --filter SafetensorsFileTests
set -euo pipefail
cd "$(dirname "$0")/.."

echo "== format"
swift format lint --strict --parallel --recursive --configuration .swift-format \
  Sources Tests Package.swift Exercises/Package.swift Exercises/Tests
# A learner's own file may look as it likes.
find Exercises/[0-9]* -name '*.swift' ! -name Learner.swift ! -name Solution.swift -print0 |
  xargs -0 swift format lint --strict --parallel --configuration .swift-format
# A solution is public as the learner's file is, and as little documented.
undocumented="$(sed '/"AllPublicDeclarationsHaveDocumentation"/s/true/false/' .swift-format)"
find Exercises/[0-9]* -name Solution.swift -print0 |
  xargs -0 swift format lint --strict --parallel --configuration "$undocumented"
echo "== dependencies"
Scripts/check_imports.sh
echo "== documentation"
Scripts/check_docs.sh
echo "== set-up script"
Scripts/test_setup.sh
echo "== build"
swift build
echo "== tests"
if (($# > 0)); then
  swift test "$@"
else
  # What is held to a clock, or runs a program that is, has the machine to itself: a busy one
  # would decide the verdict.
  alone='TimedTests|ProcessTests|ServingTests'
  swift test --skip "$alone"
  swift test --skip-build --no-parallel --filter "$alone"
fi
echo "== the local page in a browser"
python=python3
[[ -x .venv/bin/python ]] && python=.venv/bin/python
if ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null; then
  echo "left out: there is no Chromium here; Scripts/setup.sh --browser installs what it needs"
elif ! "$python" -c 'import playwright' 2>/dev/null; then
  echo "left out: Python's playwright is missing; Scripts/setup.sh --browser installs it"
elif (($# == 0)); then
  "$python" Scripts/check_serve.py --brief
fi
echo "== exercises"
# After the tests, not inside them: building a package from within its own tests waits for ever.
swift run exercises verify
echo "== a learner's code in the chapters"
Scripts/check_learner_code.sh
echo "== a package that uses this one"
Scripts/check_package.sh
