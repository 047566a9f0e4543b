#!/usr/bin/env python3
"""Writes tokenizers.json: what Hugging Face's tokenizers make of a few texts.

    pip install tokenizers==0.23.3
    python3 make_tokenizer_fixtures.py --bible ~/.cache/llm-workbench/kjv.txt

`bytePair` holds merges learned from small texts, and the tokens of samples; `bible` the merges of the
whole King James Bible and a hash of its tokens; `wordLevel` a character and a word vocabulary. Where a
case has `file`, it is the tokenizer.json that Hugging Face itself writes for it.
"""
import argparse
import collections
import json
import os
import random
import re

import tokenizers
from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

GENESIS = """In the beginning God created the heaven and the earth.
And the earth was without form, and void; and darkness was upon the face of the deep. And the Spirit of \
God moved upon the face of the waters.
And God said, Let there be light: and there was light.
And God saw the light, that it was good: and God divided the light from the darkness.
And God called the light Day, and the darkness he called Night. And the evening and the morning were the \
first day.
"""
MIXED = """다람쥐 헌 쳇바퀴에 타고파. 다람쥐가 쳇바퀴를 돌린다.
It's what we'd say, isn't it?   They'll say "we've 12 of 345".\t\n\n\n  for i in 0..<10 { print(i) }
héllo he\u0301llo \u1112\u1161\u11ab 한 日本語 Ελλάδα שלום \u00a0\u2003x½² \U0001f468\u200d\U0001f469\u200d\U0001f467
"""
SAMPLES = [
    "", " ", "a", "the light", "The quick brown fox jumps over the lazy dog.", "  two  spaces  ",
    "don't 'S we'll they'd I'm you've 's", "다람쥐 헌 쳇바퀴에", "\U0001f468\u200d\U0001f469\u200d\U0001f467!",
    "e\u0301 \u00e9 \u212b \u00c5", "\n\n\n\tx \r\n y\u00a0z\u3000", "שלום \u200f123 ٣٤", "12345 ½²Ⅷ 3.14",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaa", "\x00\x07\x7f \u0085 \u2028 \U0010fffd",
]


def byte_pairs(text, size):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel(add_prefix_space=False)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=size, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator([text], trainer)
    return tokenizer


def merges(tokenizer):
    return [" ".join(pair) for pair in json.loads(tokenizer.to_str())["model"]["merges"]]


def encodings(tokenizer, texts):
    return [{"text": text, "tokens": tokenizer.encode(text).ids} for text in texts]


def byte_pair_case(text, size, with_file=False):
    tokenizer = byte_pairs(text, size)
    case = {"text": text, "vocabularySize": size, "merges": merges(tokenizer),
            "encodings": encodings(tokenizer, SAMPLES + [text])}
    if with_file:
        case["file"] = json.loads(tokenizer.to_str())
    return case


def word_level_case(kind, text, pattern, vocabulary, unknown_ok):
    vocabulary = {token: number for number, token in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(pattern), "isolated")
    tokenizer.decoder = decoders.Fuse()
    texts = [text, text[:40]] + (SAMPLES if unknown_ok else [])
    return {"kind": kind, "text": text, "file": json.loads(tokenizer.to_str()),
            "encodings": encodings(tokenizer, texts)}


def fnv1a(numbers):
    value = 0xCBF29CE484222325
    for number in numbers:
        for byte in number.to_bytes(4, "little"):
            value = (value ^ byte) * 0x100000001B3 % 2**64
    return f"{value:016x}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bible", required=True, help="the lines that `bible -f gen1:1-rev22:21` prints")
    arguments = parser.parse_args()
    bible_text = open(arguments.bible, encoding="utf-8", newline="").read()

    draw = random.Random(7)
    ties = ["".join(draw.choice(letters) for _ in range(300)) for letters in ("ab", "aab ", "abc \n", "a' st")]
    words = re.findall(r"\w+|\W", GENESIS)
    by_frequency = sorted(collections.Counter(words).items(), key=lambda item: (-item[1], item[0].encode()))
    fixture = {
        "madeWith": "tokenizers " + tokenizers.__version__,
        "bytePair": [byte_pair_case(GENESIS, 300, with_file=True), byte_pair_case(MIXED, 400),
                     byte_pair_case("", 300), byte_pair_case("a" * 100, 300)]
                    + [byte_pair_case(text, 330) for text in ties],
        "wordLevel": [
            word_level_case("character", GENESIS + "다람쥐 \U0001f468\u200d\U0001f469", r"[\s\S]",
                            sorted(set(GENESIS + "다람쥐 \U0001f468\u200d\U0001f469")), False),
            word_level_case("word", GENESIS, r"[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]",
                            ["[UNK]"] + [word for word, _ in by_frequency], True),
        ],
        "bible": [],
    }
    for size in (512, 1024):
        tokenizer = byte_pairs(bible_text, size)
        tokens = tokenizer.encode(bible_text).ids
        fixture["bible"].append({"vocabularySize": size, "merges": merges(tokenizer),
                                 "tokenCount": len(tokens), "tokenHash": fnv1a(tokens)})
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "tokenizers.json")
    with open(path, "w", encoding="ascii") as file:
        json.dump(fixture, file, separators=(",", ":"), sort_keys=True)
        file.write("\n")


if __name__ == "__main__":
    main()
