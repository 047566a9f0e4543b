#!/usr/bin/env bash
# Makes Output/gallery, the pictures that the README and the lessons show: runs every chapter that
# Output/gallery/pictures.txt names, with its default settings, and copies the named pictures.
# A line "ko 04-rnn/units.png" asks for that picture of a run on a Korean text, which becomes
# 04-rnn-units-ko.png. Nothing is copied unless every chapter ran and every picture is there and small.
set -euo pipefail
cd "$(dirname "$0")/.."
list=Output/gallery/pictures.txt
most_bytes=300000 # a picture; git keeps every version of it

pictures=()
korean=()
while read -r picture; do
  case $picture in
  "" | \#*) ;;
  "ko "*) korean+=("${picture#ko }") ;;
  *) pictures+=("$picture") ;;
  esac
done <"$list"
if ((${#pictures[@]} == 0)); then
  echo "$list names no picture yet."
  exit 0
fi

printf '%s\n' "${pictures[@]}" | cut -d / -f 1 | sort -u | while read -r folder; do
  swift run "${folder#[0-9][0-9]-}" </dev/null
done

elsewhere="$(mktemp -d)"
trap 'rm -rf "$elsewhere"' EXIT
if ((${#korean[@]} > 0)); then
  Scripts/gnome_help.sh ko >"$elsewhere/korean.txt"
  printf '%s\n' "${korean[@]}" | cut -d / -f 1 | sort -u | while read -r folder; do
    swift run "${folder#[0-9][0-9]-}" --corpus "$elsewhere/korean.txt" --output "$elsewhere" </dev/null
  done
fi

check() { # the file of a picture
  if [[ ! -f $1 ]]; then
    echo "The chapter wrote no $1; correct its line in $list." >&2
    exit 1
  fi
  bytes="$(wc -c <"$1")"
  if ((bytes > most_bytes)); then
    echo "$1 has $((bytes)) bytes; a picture of the gallery has at most $most_bytes." >&2
    exit 1
  fi
}
for picture in "${pictures[@]}"; do check "Output/$picture"; done
for picture in "${korean[@]}"; do check "$elsewhere/$picture"; done
for picture in "${pictures[@]}"; do
  cp "Output/$picture" "Output/gallery/${picture//\//-}"
  echo "Output/gallery/${picture//\//-}"
done
for picture in "${korean[@]}"; do
  name="${picture//\//-}"
  cp "$elsewhere/$picture" "Output/gallery/${name%.png}-ko.png"
  echo "Output/gallery/${name%.png}-ko.png"
done
