#!/usr/bin/env bash
# What a change must pass: format, build without a warning, tests. Extra arguments go to `swift test`,
# as in: Scripts/check.sh --filter SafetensorsFileTests
set -euo pipefail
cd "$(dirname "$0")/.."

echo "== format"
swift format lint --strict --parallel --recursive --configuration .swift-format \
  Sources Tests Package.swift
echo "== set-up script"
Scripts/test_setup.sh
echo "== build"
swift build
echo "== tests"
swift test "$@"
