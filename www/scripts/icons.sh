#!/bin/sh
# Draws the PNG icons from public/icons/icon.svg with Chromium. The drawing keeps inside the safe zone of maskable
# icons, so both purposes share it; "any" gets rounded corners.
set -eu
cd "$(dirname "$0")/../public/icons"
browser="${CHROMIUM:-chromium}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

draw() { # name, side in pixels, corner radius in percent
  printf '<!doctype html><style>body{margin:0}img{display:block;width:%spx;height:%spx;border-radius:%s%%}</style><img src="file://%s/icon.svg">' \
    "$2" "$2" "$3" "$PWD" > "$work/icon.html"
  "$browser" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 \
    --user-data-dir="$work/profile" --window-size="$2,$2" --screenshot="$PWD/$1" "file://$work/icon.html" 2>/dev/null
}

draw icon-192.png 192 22
draw icon-512.png 512 22
draw maskable-192.png 192 0
draw maskable-512.png 512 0
draw apple-touch-icon.png 180 0
