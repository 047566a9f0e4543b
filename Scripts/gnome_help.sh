#!/usr/bin/env bash
# Prints the text of GNOME's help pages (CC BY-SA 3.0) in a language, a paragraph a line: a text for
# --corpus in a language of your own. Takes the pages from /usr/share/help where gnome-user-docs is
# installed, and else unpacks that Debian package into the cache, without installing it.
#
#   Scripts/gnome_help.sh ko >korean.txt
#   swift run embedding --corpus korean.txt
set -euo pipefail
language="${1:-ko}"
[[ $language =~ ^[A-Za-z_@]+$ ]] || {
  echo "“$language” is no language: give a code such as ko, de or C (English)." >&2
  exit 64
}
cache="${XDG_CACHE_HOME:-}"
[[ $cache == /* ]] || cache="${HOME:-}/.cache"
cache+="/llm-workbench"

pages=/usr/share/help
if [[ ! -d $pages/$language/gnome-help ]]; then
  pages="$cache/gnome-user-docs/usr/share/help"
  if [[ ! -d $pages ]]; then
    mkdir -p "$cache/gnome-user-docs"
    folder="$(mktemp -d)"
    trap 'rm -rf "$folder"' EXIT
    (cd "$folder" && apt-get download gnome-user-docs >&2) || {
      echo "gnome-user-docs can't be fetched: sudo apt-get install gnome-user-docs" >&2
      exit 1
    }
    dpkg -x "$folder"/gnome-user-docs_*.deb "$cache/gnome-user-docs"
  fi
fi
[[ -d $pages/$language ]] || {
  echo "GNOME's help has no pages in “$language”: try ko, de, fr or C." >&2
  exit 1
}

# Titles and paragraphs; tags inside them are dropped, entities resolved, white space joined.
find "$pages/$language" -name '*.page' -print0 | LC_ALL=C sort -z | xargs -0 cat |
  tr '\n\t' '  ' | sed -e 's/<info>/\n&/g; s/<\/info>/&\n/g' | sed -e '/^<info>/d' |
  sed -e 's/<title[ >]/\n&/g; s/<p[ >]/\n&/g; s/<\/title>/&\n/g; s/<\/p>/&\n/g' |
  grep -E '^<(title|p)[ >]' |
  sed -e 's/<[^>]*>//g; s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&apos;/'\''/g; s/&amp;/\&/g' \
    -e 's/  */ /g; s/^ //; s/ $//' | grep -v '^$'
