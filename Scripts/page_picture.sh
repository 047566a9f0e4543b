#!/usr/bin/env bash
# Makes Output/gallery/page.png, the picture of a chapter's page that the README shows, with Debian's
# chromium: Scripts/page_picture.sh [Output/05-attention/notebook.html [scores]]
set -euo pipefail
cd "$(dirname "$0")/.."
page="${1:-Output/05-attention/notebook.html}"
most_bytes=500000
command -v chromium >/dev/null || {
  echo "The picture of a page needs chromium: sudo apt-get install chromium" >&2
  exit 1
}
[[ -f $page ]] || {
  echo "There is no $page: run the chapter first." >&2
  exit 1
}
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
# A frame shows the page from that step on, as wide as a laptop's window.
cat >"$folder/frame.html" <<HTML
<!DOCTYPE html><title>frame</title>
<body style="margin:0"><iframe src="file://$(realpath "$page")#${2:-scores}" width="1400" height="1120"
style="border:0"></iframe></body>
HTML
sandbox=()
[[ "$(id -u)" != 0 ]] || sandbox=(--no-sandbox) # chromium refuses its sandbox to root
chromium --headless --disable-gpu "${sandbox[@]}" --hide-scrollbars --user-data-dir="$folder/profile" \
  --window-size=1400,1120 --force-prefers-reduced-motion --virtual-time-budget=5000 --screenshot="$folder/page.png" \
  "file://$folder/frame.html" >/dev/null 2>&1
bytes="$(wc -c <"$folder/page.png")"
if ((bytes > most_bytes)); then
  echo "The picture has $((bytes)) bytes; one of the gallery has at most $most_bytes." >&2
  exit 1
fi
cp "$folder/page.png" Output/gallery/page.png
echo "Output/gallery/page.png"
