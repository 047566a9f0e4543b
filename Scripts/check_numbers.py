#!/usr/bin/env python3
"""Holds the numbers of every lesson against what runs have measured.

    Scripts/check_numbers.py [OUTPUT]

OUTPUT (default Output) holds default runs of all chapters; Scripts/nightly.sh makes them. Two things are held:

- A row of a table that begins with a metric's name in backticks has its value in the second column: the run's
  `run.json` must say the same, to the decimals shown.
- Each decimal number of the paragraph under `> {claim: id}` must be in what the run says of that claim, up to
  where it goes on to other seeds.

Numbers of other runs (`--full`, other seeds, a timed run) are left out: metrics and claims in `timing.json` depend on
the clock. Exit status 1 where a number is wrong.
"""
import json
import pathlib
import re
import sys

NUMBER = re.compile(r"(?<![\w.])[-−]?\d[\d,]*(?:\.\d+)?")
ROW = re.compile(r"^\| `([a-z0-9_]+)` \| ([^|]+) \|", re.M)
SEEDS = re.compile(r"[Ww]ith\s+seeds?\s|\([^()]*(?:\([^()]*\))?[^()]*over\s+(?:>\s+)?three\s+seeds|it\s+holds\s+with\s+seed|Over\s+seeds")
CLAIM = re.compile(r"> \{claim: ([a-z0-9-]+)\}\n((?:>.*\n)+)")


def value(text):
    return float(text.replace(",", "").replace("−", "-"))


def decimals(text):
    return len(text.split(".")[1]) if "." in text else 0


def numbers(text):
    return [(n, decimals(n)) for n in NUMBER.findall(text)]


def check(lesson, folder):
    text = lesson.read_text()
    run = json.loads((folder / "run.json").read_text())
    metrics = {name: m["value"] for step in run["steps"] for name, m in step["metrics"].items()}
    claims = {c["id"]: c for step in run["steps"] for c in step["claims"] if "id" in c}
    held, wrong = 0, []
    for name, cell in ROW.findall(text):
        shown = NUMBER.search(cell)
        if name not in metrics or not shown:
            continue
        held += 1
        factor = 100 if "%" in cell and abs(metrics[name]) <= 1 else 1
        if abs(value(shown[0]) - metrics[name] * factor) > 0.5000001 * 10 ** -decimals(shown[0]):
            wrong.append(f"{name} is {metrics[name]:.6g}, the lesson says {cell.strip()}")
    for identifier, block in CLAIM.findall(text):
        if identifier not in claims:
            continue
        said = claims[identifier]["measured"] + " " + claims[identifier]["claim"]
        known = [value(n) for n, _ in numbers(said)]
        measured = SEEDS.split(block.split("Measured:")[-1])[0]
        for shown, places in numbers(measured):
            if places == 0:
                continue
            held += 1
            if not any(abs(value(shown) - k) <= 0.5000001 * 10 ** -places for k in known):
                wrong.append(f"claim {identifier}: {shown} is not in “{said}”")
    return held, wrong


def main():
    output = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "Output")
    total, faults = 0, 0
    for lesson in sorted(pathlib.Path("Lessons").glob("[0-9][0-9]-*.md")):
        folder = output / lesson.stem
        if not (folder / "run.json").exists():
            if not lesson.stem.startswith("00"):
                print(f"{lesson.stem}: there is no run in {folder}")
                faults += 1
            continue
        held, wrong = check(lesson, folder)
        total += held
        faults += len(wrong)
        print(f"{lesson.stem}: {held} numbers, {len(wrong)} wrong")
        for fault in wrong:
            print(f"  {fault}")
    print(f"{total - faults} passed, {faults} failed")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
