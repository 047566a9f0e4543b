#!/usr/bin/env bash
# Builds and runs the program that README.md shows under "Use it in your own program", as a package of its
# own in a temporary folder that depends on this one. The code is taken from README.md as it is printed
# there. What is built stays in .build-package, so that the next time only what changed is built.
set -euo pipefail
cd "$(dirname "$0")/.."
root="$PWD"

# Prints the first block of code in a language below a heading of README.md.
block() { # block HEADING LANGUAGE
  awk -v heading="$1" -v fence="\`\`\`$2" '
    $0 == "## " heading { inside = 1; next }
    /^## / { inside = 0 }
    inside && $0 == fence { printing = 1; next }
    printing && /^```$/ { exit }
    printing { print }' README.md
}

section="Use it in your own program"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/Sources/mine"
block "$section" swift >"$folder/Sources/mine/main.swift"
lines="$(wc -l <"$folder/Sources/mine/main.swift")"
((lines >= 10)) || {
  echo "README.md has no Swift code under “$section”." >&2
  exit 1
}
cat >"$folder/Package.swift" <<END
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "mine",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "llm-workbench", path: "$root")],
  targets: [
    .executableTarget(
      name: "mine",
      dependencies: ["Autograd", "NeuralNetworks", "Tensors"].map {
        .product(name: \$0, package: "llm-workbench")
      })
  ])
END
output="$(swift run --package-path "$folder" --scratch-path "$root/.build-package" mine)"
printf '%s\n' "$output"
# Each line ends in a loss; the last must be far below the first.
awk '{ loss = $NF + 0; if (NR == 1) first = loss }
  END { exit !(NR >= 2 && loss > 0 && loss < first / 10) }' <<<"$output" || {
  echo "The program of README.md, $lines lines, did not learn." >&2
  exit 1
}
echo "$lines lines of README.md, built and run as a package of their own"
