#!/usr/bin/env bash
# Makes Output/gallery, the pictures that the README and the lessons show: runs every chapter that
# Output/gallery/pictures.txt names, with its default settings, and copies the named pictures.
# Nothing is copied unless every chapter ran and every picture is there and small.
set -euo pipefail
cd "$(dirname "$0")/.."
list=Output/gallery/pictures.txt
most_bytes=300000 # a picture; git keeps every version of it

pictures=()
while read -r picture; do
  [[ $picture == "" || $picture == \#* ]] || pictures+=("$picture")
done <"$list"
if ((${#pictures[@]} == 0)); then
  echo "$list names no picture yet."
  exit 0
fi

printf '%s\n' "${pictures[@]}" | cut -d / -f 1 | sort -u | while read -r folder; do
  swift run "${folder#[0-9][0-9]-}" </dev/null
done

for picture in "${pictures[@]}"; do
  if [[ ! -f Output/$picture ]]; then
    echo "The chapter wrote no Output/$picture; correct its line in $list." >&2
    exit 1
  fi
  bytes="$(wc -c <"Output/$picture")"
  if ((bytes > most_bytes)); then
    echo "Output/$picture has $((bytes)) bytes; a picture of the gallery has at most $most_bytes." >&2
    exit 1
  fi
done
for picture in "${pictures[@]}"; do
  cp "Output/$picture" "Output/gallery/${picture//\//-}"
  echo "Output/gallery/${picture//\//-}"
done
