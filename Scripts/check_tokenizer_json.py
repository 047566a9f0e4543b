#!/usr/bin/env python3
"""Checks a tokenizer.json with Hugging Face's own library.

    pip install tokenizers
    python3 Scripts/check_tokenizer_json.py Output/06-transformer/checkpoint corpus.txt

Loads the file (or the one in a folder), encodes the text, decodes the tokens and compares; with
--tokens, a file of whole numbers such as `[3, 1, 4]` or `3 1 4`, compares the tokens too.
Exits with 0 when everything agrees, otherwise with 1 and one line that says what does not.
"""
import argparse
import os
import re
import sys


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tokenizer", help="tokenizer.json or the folder that holds it")
    parser.add_argument("text", help="a UTF-8 file")
    parser.add_argument("--tokens", help="a file of the tokens that the text should have")
    parser.add_argument("--unknown-words", action="store_true",
                        help="the vocabulary may lack words of the text, so do not compare the text")
    arguments = parser.parse_args()
    try:
        from tokenizers import Tokenizer
    except ImportError:
        sys.exit("Hugging Face's tokenizers are missing; install them with pip install tokenizers.")

    path = arguments.tokenizer
    if os.path.isdir(path):
        path = os.path.join(path, "tokenizer.json")
    with open(arguments.text, encoding="utf-8", newline="") as file:
        text = file.read()
    tokenizer = Tokenizer.from_file(path)
    tokens = tokenizer.encode(text).ids
    if not arguments.unknown_words and tokenizer.decode(tokens, skip_special_tokens=False) != text:
        sys.exit(f"{path}: the decoded text is not the text.")
    if arguments.tokens:
        with open(arguments.tokens, encoding="ascii") as file:
            expected = [int(number) for number in re.findall(r"-?\d+", file.read())]
        if tokens != expected:
            place = next((i for i, (a, b) in enumerate(zip(tokens, expected)) if a != b),
                         min(len(tokens), len(expected)))
            sys.exit(f"{path}: token {place} differs ({len(tokens)} tokens, {len(expected)} expected).")
    print(f"{path}: {tokenizer.get_vocab_size()} entries, {len(text)} characters, {len(tokens)} tokens, agrees.")


if __name__ == "__main__":
    main()
