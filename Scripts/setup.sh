#!/usr/bin/env bash
# Installs what this machine lacks, and prepares the default text. Does nothing, in under a second,
# when all is there. Exit status 1: something that the build needs is missing, and a sentence said how
# to get it. A missing default text is only a warning, since chapters take `--corpus FILE` instead, and
# so are missing pictures, since the chapters that look at pictures take `--images DIR`.
#
# `setup.sh --browser` also installs what `make test` uses the local page with: Chromium, and Python's
# playwright in `.venv`. Learners need neither.
set -euo pipefail

# What the build and the pictures need: matrix products, drawing, Markdown, formulas, unpacking, Latin and
# Hangul letters.
build_packages=(libopenblas-dev libgd-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libjs-katex
  zlib1g-dev fonts-dejavu-core fonts-nanum)
# The default text, the King James Bible: its program and its data.
text_packages=(bible-kjv bible-kjv-text)
# The pictures, Fashion-MNIST.
image_packages=(dataset-fashion-mnist)
# The compressors that chapter 09 compares a model with.
compressor_packages=(gzip xz-utils zstd)
# The font of Korean pictures: Latin and Hangul letters of one design.
korean_packages=(fonts-noto-cjk)
# The browser in which `make test` tries the local page, and what makes an environment for its driver.
browser_packages=(chromium python3-venv)
verse_count=31102
least_swift=(6 2)

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "$@"
  exit 1
}

check_swift() {
  local advice="Install Swift ${least_swift[0]}.${least_swift[1]} or newer: https://www.swift.org/install"
  local output
  output="$(swift --version 2>/dev/null)" || fail "There is no working 'swift' command here. $advice"
  [[ $output =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]] ||
    fail "'swift --version' names no version. $advice"
  local major="${BASH_REMATCH[1]}" minor="${BASH_REMATCH[2]}"
  if ((major < least_swift[0] || (major == least_swift[0] && minor < least_swift[1]))); then
    fail "Swift $major.$minor is too old. $advice"
  fi
}

# Prints those of the named packages that are not installed, on one line.
missing_of() {
  local package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
      printf '%s ' "$package"
  done
}

# Runs a command as root: as it is, or through sudo, which must not wait for a password where nobody
# can type one.
as_root() {
  if [[ "$(id -u)" == 0 ]]; then
    "$@"
  elif has_terminal; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

has_terminal() { [[ -t 0 && -t 2 ]]; }

# True when packages can be installed from here: as root, or through sudo with the learner's consent.
may_install() {
  [[ "$(id -u)" == 0 ]] && return 0
  command -v sudo >/dev/null || return 1
  has_terminal || return 0
  local answer
  read -r -p "Install $* with sudo apt-get? [Y/n] " answer || return 1
  [[ $answer == "" || $answer == [Yy]* ]]
}

update_lists() { as_root apt-get update >&2; }

# Installs the named packages. The lists are fetched only when apt does not know a package yet, or when
# what they point to is gone from the server.
install() {
  local -a command=(env DEBIAN_FRONTEND=noninteractive apt-get install --yes
    --no-install-recommends -o DPkg::Lock::Timeout=120 "$@")
  if ! apt-cache show "$@" >/dev/null 2>&1; then
    update_lists || true
    as_root "${command[@]}" >&2
  else
    as_root "${command[@]}" >&2 || { update_lists && as_root "${command[@]}" >&2; }
  fi
}

install_packages() {
  local -a build=() text=() images=() compressors=() korean=() all_packages=()
  read -r -a build <<<"$(missing_of "${build_packages[@]}")"
  read -r -a text <<<"$(missing_of "${text_packages[@]}")"
  read -r -a images <<<"$(missing_of "${image_packages[@]}")"
  read -r -a compressors <<<"$(missing_of "${compressor_packages[@]}")"
  read -r -a korean <<<"$(missing_of "${korean_packages[@]}")"
  all_packages=(${build[@]+"${build[@]}"} ${text[@]+"${text[@]}"} ${images[@]+"${images[@]}"}
    ${compressors[@]+"${compressors[@]}"} ${korean[@]+"${korean[@]}"})
  ((${#all_packages[@]} > 0)) || return 0

  local all="${all_packages[*]}"
  local by_hand="sudo apt-get update && sudo apt-get install $all"
  local consent=yes
  # shellcheck disable=SC2086  # one word a package
  may_install $all || consent=no

  if ((${#build[@]} > 0)); then
    if [[ $consent == no ]] || ! install "${build[@]}"; then
      fail "These packages are missing: $all. Install them with: $by_hand"
    fi
  fi
  local ubuntu="(on Ubuntu, 'universe' must be enabled)"
  offer "$consent" "The default text is missing" "it" \
    " $ubuntu. Until then, chapters that read text need --corpus FILE." ${text[@]+"${text[@]}"}
  offer "$consent" "The pictures are missing" "them" \
    " $ubuntu. Until then, chapters that look at pictures need --images DIR." \
    ${images[@]+"${images[@]}"}
  offer "$consent" "Compressors are missing" "them" \
    ". Until then, chapter 09 compares its model with the others." \
    ${compressors[@]+"${compressors[@]}"}
  offer "$consent" "The font of Korean pictures is missing" "it" \
    ". Until then, only English pictures can be drawn." ${korean[@]+"${korean[@]}"}
}

# Installs packages that the build does without: `offer CONSENT WHAT-IS-MISSING IT-OR-THEM UNTIL-THEN
# PACKAGE...`. Where that can't be done, a sentence says what is lost.
offer() {
  local consent="$1" missing="$2" them="$3" until_then="$4"
  shift 4
  (($# > 0)) || return 0
  if [[ $consent == no ]] || ! install "$@"; then
    say "$missing: $*. Install $them with: sudo apt-get update && sudo apt-get install $*$until_then"
  fi
}

describe_packages() {
  say "This system has no apt-get, so nothing is installed for you. The workbench is tested on Debian" \
    "and Ubuntu; elsewhere install these by hand: libgd and zlib with their headers, OpenBLAS with" \
    "its headers (not on macOS), and the fonts DejaVu Sans, Nanum Gothic and, for Korean pictures," \
    "Noto Sans CJK."
  say "  macOS:  brew install gd && brew install --cask font-dejavu font-nanum-gothic"
  say "  Fedora: sudo dnf install gd-devel zlib-devel openblas-devel dejavu-sans-fonts naver-nanum-gothic-fonts"
  say "Chapters that read text need --corpus FILE there, those that look at pictures --images DIR, a" \
    "folder with the four files of Fashion-MNIST: https://github.com/zalandoresearch/fashion-mnist"
}

# Writes the King James Bible, one verse a line, where the chapters look for it.
extract_text() {
  local cache="${XDG_CACHE_HOME:-}"
  [[ $cache == /* ]] || cache="${HOME:-}/.cache" # a relative path does not count, as chapters see it
  cache+="/llm-workbench"
  local target="$cache/kjv.txt"
  [[ -f $target && "$(wc -l <"$target")" -eq $verse_count ]] && return 0
  command -v bible >/dev/null || return 0

  if ! mkdir -p "$cache" || ! temporary="$(mktemp "$cache/kjv.XXXXXX")"; then
    say "The default text can't be written to $cache; set XDG_CACHE_HOME to a folder that can."
    return 0
  fi
  trap 'rm -f "$temporary"' EXIT
  # From the root folder, since `bible` prefers a data file that lies in the current one.
  (cd / && bible -f gen1:1-rev22:21 </dev/null >"$temporary") ||
    fail "'bible -f gen1:1-rev22:21' failed; reinstall ${text_packages[*]}."
  local lines
  lines="$(wc -l <"$temporary")"
  ((lines == verse_count)) ||
    fail "The King James Bible has $verse_count verses, but 'bible' printed $((lines)) lines;" \
      "reinstall ${text_packages[*]}."
  chmod 644 "$temporary"
  mv -f "$temporary" "$target"
}

# Installs Chromium, and the library that drives it, into `.venv` of the project.
install_browser() {
  local -a browser=()
  read -r -a browser <<<"$(missing_of "${browser_packages[@]}")"
  if ((${#browser[@]} > 0)); then
    # shellcheck disable=SC2048,SC2086  # one word a package
    may_install ${browser[*]} && install "${browser[@]}" ||
      fail "These packages are missing: ${browser[*]}. Install them with: sudo apt-get update &&" \
        "sudo apt-get install ${browser[*]}"
  fi
  local folder
  folder="$(cd "$(dirname "$0")/.." && pwd)/.venv"
  "$folder/bin/python" -c 'import playwright' 2>/dev/null && return 0
  { python3 -m venv "$folder" && "$folder/bin/pip" install --quiet playwright; } ||
    fail "Python's playwright can't be installed in $folder."
}

check_swift
if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
  install_packages
else
  describe_packages
fi
extract_text
if [[ ${1:-} == --browser ]]; then install_browser; fi
