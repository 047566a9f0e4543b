#!/usr/bin/env bash
# Tests setup.sh against stand-ins for apt-get, sudo and the rest: no root, no network, nothing
# installed, about a second.
# shellcheck disable=SC2016  # the bodies of stand-ins are expanded when they run
set -euo pipefail
cd "$(dirname "$0")/.."
setup="$PWD/Scripts/setup.sh"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
failures=0

# A fresh machine: `stub NAME BODY` puts a command on its PATH; `log` holds what was run on it.
machine() {
  rm -rf "${work:?}"/*
  mkdir -p "$work/bin" "$work/home"
  touch "$work/log" "$work/installed"
  local tool
  for tool in bash env cat grep wc mkdir mktemp rm mv chmod seq touch dirname; do
    ln -s "$(command -v "$tool")" "$work/bin/$tool"
  done
  stub swift 'echo "Swift version 6.3.1 (swift-6.3.1-RELEASE)"'
  stub id 'echo 0'
  stub bible 'seq 31102'
  stub dpkg-query 'grep -qx "${@: -1}" "$work/installed" && echo installed'
  stub apt-cache 'exit 0'
  stub apt-get 'echo "apt-get $*" >>"$work/log"
    for word in "$@"; do echo "$word" >>"$work/installed"; done'
}
stub() {
  rm -f "$work/bin/$1"
  printf '#!%s\nwork="%s"\n%s\n' "$(command -v bash)" "$work" "$2" >"$work/bin/$1"
  chmod +x "$work/bin/$1"
}
without() { rm -f "$work/bin/$1"; }

# `expect STATUS TEXT CASE OPTION...` runs the set-up without a terminal; TEXT must be part of what it
# says.
expect() {
  local status=0
  env -i PATH="$work/bin" HOME="$work/home" "$setup" "${@:4}" </dev/null >"$work/out" 2>&1 || status=$?
  check "$3: exit status $1" "$([[ $status == "$1" ]] && echo yes)"
  check "$3: says '$2'" "$([[ $(<"$work/out") == *"$2"* ]] && echo yes)"
}
check() {
  [[ $2 == yes ]] && return
  failures=$((failures + 1))
  echo "FAILED: $1" >&2
  sed 's/^/    /' "$work/out" "$work/log" >&2
}
count() { grep -c -- "$1" "$work/log" || true; }
text() { echo "$work/home/.cache/llm-workbench/kjv.txt"; }

machine
expect 0 "" "as root on a fresh machine"
check "it installs libgd-dev" "$([[ $(count libgd-dev) == 1 ]] && echo yes)"
check "known packages need no update" "$([[ $(count update) == 0 ]] && echo yes)"
check "the text is whole" "$([[ $(wc -l <"$(text)") -eq 31102 ]] && echo yes)"
rm "$work/log" && touch "$work/log"
expect 0 "" "the second time"
check "it says nothing then" "$([[ ! -s $work/out ]] && echo yes)"
check "and calls no apt-get" "$([[ ! -s $work/log ]] && echo yes)"
echo "Ge1:1 cut short" >"$(text)"
expect 0 "" "with a damaged text"
check "the text is made again" "$([[ $(wc -l <"$(text)") -eq 31102 ]] && echo yes)"

machine
stub apt-cache 'exit 100'
expect 0 "" "with empty package lists"
check "it updates the lists first" "$(grep -n . "$work/log" | grep -q '^1:apt-get update' && echo yes)"

machine
stub id 'echo 1000'
stub sudo 'echo "sudo $1" >>"$work/log"; shift; "$@"'
expect 0 "" "with sudo and no terminal"
check "sudo never waits for a password" "$([[ $(count '^sudo -n$') -ge 1 ]] && echo yes)"

machine
stub id 'echo 1000'
expect 1 "sudo apt-get update && sudo apt-get install libopenblas-dev libgd-dev" "without sudo"

machine
stub id 'echo 1000'
without bible
build_packages=(libopenblas-dev libgd-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libjs-katex
  zlib1g-dev fonts-dejavu-core fonts-nanum)
others=(gzip xz-utils zstd fonts-noto-cjk)
printf '%s\n' "${build_packages[@]}" "${others[@]}" dataset-fashion-mnist >"$work/installed"
expect 0 "sudo apt-get install bible-kjv bible-kjv-text" "without the default text only"

machine
stub id 'echo 1000'
printf '%s\n' "${build_packages[@]}" "${others[@]}" bible-kjv bible-kjv-text >"$work/installed"
expect 0 "sudo apt-get install dataset-fashion-mnist" "without the pictures only"
check "it says what to do until then" "$(grep -q -- '--images DIR' "$work/out" && echo yes)"

machine
stub id 'echo 1000'
printf '%s\n' "${build_packages[@]}" bible-kjv bible-kjv-text dataset-fashion-mnist gzip xz-utils \
  fonts-noto-cjk >"$work/installed"
expect 0 "Compressors are missing: zstd. Install them with: sudo apt-get update" "without zstd only"

machine
stub id 'echo 1000'
printf '%s\n' "${build_packages[@]}" bible-kjv bible-kjv-text dataset-fashion-mnist gzip xz-utils zstd \
  >"$work/installed"
expect 0 "The font of Korean pictures is missing: fonts-noto-cjk. Install it with: sudo apt-get update &&\
 sudo apt-get install fonts-noto-cjk. Until then, only English pictures can be drawn." "without Noto Sans CJK only"

machine
stub apt-get 'echo "apt-get $*" >>"$work/log"; [[ $* != *fashion* ]]'
expect 0 "chapters that look at pictures need --images DIR" "when the pictures can't be installed"
check "the text is whole all the same" "$([[ $(wc -l <"$(text)") -eq 31102 ]] && echo yes)"

machine
stub apt-get 'echo "apt-get $*" >>"$work/log"; [[ $1 == update ]]'
expect 1 "These packages are missing" "when apt-get fails"
check "it has tried again after an update" "$([[ $(count libgd-dev) == 2 ]] && echo yes)"

machine
stub bible 'seq 12'
expect 1 "but 'bible' printed 12 lines" "with a damaged bible program"
check "no half text is left" "$([[ -z $(ls "$work/home/.cache/llm-workbench") ]] && echo yes)"

machine
stub swift 'echo "Swift version 6.1.2 (swift-6.1.2-RELEASE)"'
expect 1 "Swift 6.1 is too old." "with an old Swift"
without swift
expect 1 "https://www.swift.org/install" "without Swift"

machine
without apt-get
without bible
expect 0 "brew install gd" "on another system"

machine
expect 0 "" "without being asked for a browser"
check "it installs none" "$([[ $(count chromium) == 0 ]] && echo yes)"
# A copy of the script, so that its `.venv` is not this project's.
mkdir -p "$work/project/Scripts"
cp "$setup" "$work/project/Scripts/setup.sh"
original="$setup" setup="$work/project/Scripts/setup.sh"
stub python3 'echo "python3 $*" >>"$work/log"; mkdir -p "$3/bin"
  printf "#!/bin/sh\necho \"pip \$*\" >>\"$work/log\"\n" >"$3/bin/pip"; chmod +x "$3/bin/pip"'
expect 0 "" "when asked for a browser" --browser
check "it installs Chromium" "$([[ $(count 'install.*chromium python3-venv') == 1 ]] && echo yes)"
check "and playwright, into .venv" \
  "$([[ $(count '^pip install --quiet playwright') == 1 ]] && echo yes)"
stub id 'echo 1000'
printf '%s\n' "${build_packages[@]}" "${others[@]}" bible-kjv bible-kjv-text dataset-fashion-mnist \
  >"$work/installed"
expect 1 "sudo apt-get install chromium python3-venv" "when asked for a browser without sudo" --browser
setup="$original"

((failures == 0)) || exit 1
echo "The set-up script passes its tests."
