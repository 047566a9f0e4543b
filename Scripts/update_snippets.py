#!/usr/bin/env python3
"""Puts the code that lessons show in step with the sources.

A lesson shows a region of a compiled file behind a mark:

    <!-- snippet: 06-transformer/Train.swift#loop -->
    ```swift
    ...
    ```

The region stands between `// snippet: loop` and `// end snippet` in the file, below Sources/Chapters/ or
Sources/. This script rewrites every such block, without the region's common indentation, and warns of one
of more than twelve lines. Run it in the package's folder; a test holds that nothing is left to rewrite.
"""
import pathlib
import re
import sys
import textwrap

MARK = re.compile(r"(<!-- snippet: (\S+)#(\S+) -->\n```swift\n)(.*?)(```)", re.S)


def region(path, name):
    for root in ("Sources/Chapters", "Sources"):
        file = pathlib.Path(root, path)
        if file.exists():
            break
    else:
        sys.exit(f"There is no {path} below Sources/Chapters or Sources.")
    lines = file.read_text().split("\n")
    starts = [i for i, line in enumerate(lines) if line.rstrip().endswith(f"// snippet: {name}")]
    if len(starts) != 1:
        sys.exit(f"{file} has {len(starts)} regions called {name}: it must have one.")
    body = []
    for line in lines[starts[0] + 1:]:
        if line.rstrip().endswith("// end snippet"):
            break
        body.append(line)
    return textwrap.dedent("\n".join(body)).strip("\n") + "\n"


def main():
    for lesson in sorted(pathlib.Path("Lessons").rglob("*.md")):
        text = lesson.read_text()

        def rewritten(match):
            code = region(match[2], match[3])
            if code.count("\n") > 12:
                print(f"{lesson}: {match[2]}#{match[3]} has {code.count(chr(10))} lines, more than 12.")
            return match[1] + code + match[5]

        changed = MARK.sub(rewritten, text)
        if changed != text:
            lesson.write_text(changed)
            print(f"{lesson}: rewritten")


if __name__ == "__main__":
    main()
