#!/usr/bin/env python3
"""Checks chapter 03's Kneser-Ney models against KenLM's.

KenLM must be built first, since pip installs only the half of it that queries:

    pip download --no-deps kenlm && tar xf kenlm-*.tar.gz    # needs cmake and boost
    cmake -S kenlm-* -B kenlm-build && cmake --build kenlm-build --target lmplz query
    python3 Scripts/check_kneser_ney.py kenlm-build/bin Output/03-language-model

Estimates a model of each order on the characters of the King James Bible that are not held out, one
character a word and the whole text one sentence, and compares bits a character on the held-out part with
those in run.json. KenLM adds a beginning and an end of the sentence, so the last digits differ.
Exits with 0 where all differ by less than one part in a thousand, otherwise with 1.
"""
import argparse
import json
import math
import os
import re
import subprocess
import sys
import tempfile


def parts():
    """The training and the held-out text, as KingJamesBible.split() makes them."""
    cache = os.environ.get("XDG_CACHE_HOME", "")
    if not cache.startswith("/"):
        cache = os.path.expanduser("~/.cache")
    chapters, last = [], None
    for line in open(os.path.join(cache, "llm-workbench", "kjv.txt"), encoding="utf-8"):
        reference, verse = line.rstrip("\n").split(" ", 1)
        chapter = reference.rsplit(":", 1)[0]
        if chapter != last:
            chapters.append([])
            last = chapter
        chapters[-1].append(verse + "\n")
    texts = ["".join(chapter) for chapter in chapters]
    training = "\n".join(text for index, text in enumerate(texts) if index % 10 != 9)
    return training, "\n".join(text for index, text in enumerate(texts) if index % 10 == 9)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kenlm", help="the folder with KenLM's lmplz and query")
    parser.add_argument("output", help="the chapter's output folder")
    arguments = parser.parse_args()
    with open(os.path.join(arguments.output, "run.json"), encoding="utf-8") as file:
        steps = json.load(file)["steps"]
    ours = {name: metric["value"] for step in steps for name, metric in step["metrics"].items()}
    training, heldout = ("".join(f"c{ord(c):x} " for c in text).strip() + "\n" for text in parts())
    count = heldout.count(" ") + 1
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        # One order more than asked for is never needed: each model is estimated on its own.
        for order in range(2, 7):
            model = os.path.join(folder, f"{order}.arpa")
            estimate = [os.path.join(arguments.kenlm, "lmplz"), "-o", str(order), "-S", "30%",
                        "-T", folder, "--discount_fallback", "--arpa", model]
            subprocess.run(estimate, input=training.encode(), check=True, stderr=subprocess.DEVNULL)
            query = subprocess.run([os.path.join(arguments.kenlm, "query"), "-v", "sentence", model],
                                   input=heldout.encode(), check=True, capture_output=True).stdout.decode()
            total = float(re.search(r"Total: (-[\d.]+)", query)[1])  # log10 of the whole text
            theirs = -total / math.log10(2) / count
            name = f"bits_per_character_kneser_ney_{order}"
            worst = max(worst, abs(ours[name] / theirs - 1))
            print(f"order {order}: ours {ours[name]:.5f}, KenLM {theirs:.5f} bits a character")
    print(f"largest difference: {worst:.6f} of the value")
    sys.exit(0 if worst < 1e-3 else 1)


if __name__ == "__main__":
    main()
