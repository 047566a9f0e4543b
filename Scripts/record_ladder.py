#!/usr/bin/env python3
"""Writes the ladder of chapter 07 from recorded runs: how well each model of the course predicts.

    python3 Scripts/record_ladder.py --chapters RUNS --last RUNS [--full RUNS]

RUNS is an output folder of chapters 03, 04 and 06: `--chapters` of default runs (every tenth chapter is held
out), `--last` of the same with `--corpus` and the same text (its last tenth is held out; `--text FILE`
writes it), `--full` of `comparison --full` and `transformer --full`. Seconds are training alone, on the
machine that ran. The result is Sources/Chapters/07-comparison/RecordedLadder.swift, and no other program
writes it.
"""
import argparse
import json
import math
import os
import sys

TARGET = "Sources/Chapters/07-comparison/RecordedLadder.swift"


def metrics(folder, chapter):
    """All metrics of a run, also the timed ones; empty where there is no such run."""
    found = {}
    for name in ("run.json", "timing.json"):
        path = os.path.join(folder or "", chapter, name)
        if folder and os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                for step in json.load(file)["steps"]:
                    found |= {key: metric["value"] for key, metric in step["metrics"].items()}
    return found


def rungs(folder):
    """By rung: nats a character, parameters, characters read, seconds; None for what has none."""
    found = {}
    counts = metrics(folder, "03-language-model")
    for order in range(1, 7):
        bits = counts.get(f"bits_per_character_kneser_ney_{order}")
        if bits is not None:
            found[f".characters({order})"] = (bits * math.log(2), None, None, None)
    for order in range(1, 5):
        bits = counts.get(f"word_bits_per_character_{order}")
        if bits is not None:
            found[f".words({order})"] = (bits * math.log(2), None, None, None)
    if "validation_loss_perceptron" in counts:
        found[".perceptron"] = (
            counts["validation_loss_perceptron"], counts["parameters_perceptron"],
            counts.get("characters_read_perceptron"), counts.get("seconds_perceptron"))
    cells = metrics(folder, "04-rnn")
    for cell in ("rnn", "lstm", "gru"):
        if f"validation_loss_{cell}" in cells:
            read = cells["characters_read"]
            found[f".small(.{cell})"] = (
                cells[f"validation_loss_{cell}"], cells[f"parameters_{cell}"], read,
                read / cells[f"characters_per_second_{cell}"])
    whole = metrics(folder, "06-transformer")
    if "validation_loss" in whole:
        read = whole["characters_read"]
        found[".small(.transformer)"] = (
            whole["validation_loss"], whole["parameters"], read, read / whole["tokens_per_second"])
    return found


def long_rungs(folder):
    found = {}
    longer = metrics(folder, "07-comparison")
    for kind in ("lstm", "gru", "transformer"):
        if f"loss_long_{kind}" in longer:
            found[f".long(.{kind})"] = (
                longer[f"loss_long_{kind}"], longer[f"parameters_long_{kind}"],
                longer["characters_long"], longer[f"seconds_long_{kind}"])
    full = metrics(folder, "06-transformer")
    if "validation_loss" in full:
        read = full["characters_read"]
        found[".full"] = (
            full["validation_loss"], full["parameters"], read, read / full["tokens_per_second"])
    return found


def number(value, digits):
    return "nil" if value is None else f"{value:.{digits}f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--chapters", help="default runs")
    parser.add_argument("--last", help="runs that hold out the last tenth")
    parser.add_argument("--full", help="full runs")
    parser.add_argument("--text", help="write the text for --last to this file, and end")
    options = parser.parse_args()
    if options.text:
        cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
        with open(os.path.join(cache, "llm-workbench/kjv.txt"), encoding="utf-8") as bible:
            lines = [line.split(" ", 1) for line in bible.read().splitlines()]
        with open(options.text, "w", encoding="utf-8") as file:
            chapter = None
            for reference, verse in lines:
                if chapter not in (None, reference.split(":")[0]):
                    file.write("\n")
                chapter = reference.split(":")[0]
                file.write(verse + "\n")
        return
    if not options.chapters or not options.last:
        parser.error("give --chapters and --last, or --text.")
    tenth, last = rungs(options.chapters), rungs(options.last)
    longer = long_rungs(options.full)
    if not tenth:
        sys.exit(f"There are no runs in {options.chapters}.")
    lines = []
    for name, (nats, parameters, read, seconds) in {**tenth, **longer}.items():
        other = last[name][0] if name in last else None
        lines.append(
            f"    Rung(\n      {name}, everyTenth: {number(nats, 4)}, lastTenth: {number(other, 4)},\n"
            f"      parameters: {number(parameters, 0)}, read: {number(read, 0)}, "
            f"seconds: {number(seconds, 0)}),\n")
    with open(TARGET, "w", encoding="utf-8") as file:
        file.write(
            "// Written by Scripts/record_ladder.py from recorded runs; run it again, don't edit this.\n\n"
            "extension Rung {\n  /// What the course's models reached, in recorded runs of seed 0.\n"
            "  static let recorded = [\n" + "".join(lines) + "  ]\n}\n")
    print(f"{TARGET}: {len(lines)} rungs")


if __name__ == "__main__":
    main()
