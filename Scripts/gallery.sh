#!/usr/bin/env bash
# Makes Output/gallery, the pictures that the README and the lessons show: runs every chapter that
# Output/gallery/pictures.txt names, with its default settings, and copies the named pictures.
# A line that ends in " korean" names a picture of a run on Korean text, GNOME's help pages.
# At last it writes the gallery's page, Output/gallery/README.md, and takes a picture of a chapter's page.
# Nothing is copied unless every chapter ran and every picture is there and small.
set -euo pipefail
cd "$(dirname "$0")/.."
list=Output/gallery/pictures.txt
# The kernels that the lessons' numbers come from.
if [[ $(uname -m) == x86_64 ]]; then export OPENBLAS_CORETYPE=Haswell; fi
most_bytes=500000 # a picture; git keeps every version of it

pictures=()
while read -r picture; do
  [[ $picture == "" || $picture == \#* ]] || pictures+=("$picture")
done <"$list"
if ((${#pictures[@]} == 0)); then
  echo "$list names no picture yet."
  exit 0
fi

# The chapters of the pictures given, each once.
folders() { printf '%s\n' "$@" | cut -d / -f 1 | sort -u; }

# Where a chapter wrote a picture.
source_of() {
  case $1 in
    *" korean") echo "Output/korean/${1% korean}" ;;
    *) echo "Output/$1" ;;
  esac
}

default=() korean=()
for picture in "${pictures[@]}"; do
  if [[ $picture == *" korean" ]]; then korean+=("$picture"); else default+=("$picture"); fi
done
Scripts/language_samples.sh # what the pictures of chapter 03 show
for folder in $(folders "${default[@]}"); do
  [[ $folder == 00-map ]] || swift run "${folder#[0-9][0-9]-}" </dev/null
done
# Last, since it shows what was run.
swift run workbench map </dev/null
if ((${#korean[@]} > 0)); then
  mkdir -p Output/korean
  Scripts/gnome_help.sh ko >Output/korean/gnome-help.ko.txt
  for folder in $(folders "${korean[@]}"); do
    swift run "${folder#[0-9][0-9]-}" --corpus Output/korean/gnome-help.ko.txt \
      --output Output/korean </dev/null
  done
fi

for picture in "${pictures[@]}"; do
  file="$(source_of "$picture")"
  if [[ ! -f $file ]]; then
    echo "The chapter wrote no $file; correct its line in $list." >&2
    exit 1
  fi
  bytes="$(wc -c <"$file")"
  if ((bytes > most_bytes)); then
    echo "$file has $((bytes)) bytes; a picture of the gallery has at most $most_bytes." >&2
    exit 1
  fi
done
for picture in "${pictures[@]}"; do
  target="${picture//\//-}"
  [[ $picture != *" korean" ]] || target="${target%.png korean}-korean.png"
  cp "$(source_of "$picture")" "Output/gallery/$target"
  echo "Output/gallery/$target"
done
swift run workbench gallery
echo "Output/gallery/README.md"
if command -v chromium >/dev/null; then
  Scripts/page_picture.sh
else
  echo "Output/gallery/page.png stays as it is: making it needs chromium (apt-get install chromium)."
fi
