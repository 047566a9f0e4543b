#!/usr/bin/env python3
"""Checks our GPT-2 tokens against Hugging Face's tokenizers, line by line.

    pip install tokenizers
    Scripts/language_samples.sh
    swift run language-model --steps tokens --export-tokens
    python3 Scripts/check_gpt2_tokens.py Output/03-language-model

The folder holds gpt2-lines.txt and gpt2-tokens.txt, a line of whole numbers for each line of text. The
merges are those that Scripts/language_samples.sh has put into the cache, or those of --merges.
Exits with 0 when all lines agree, otherwise with 1 and one line that says which does not.
"""
import argparse
import os
import sys


def default_merges():
    cache = os.environ.get("XDG_CACHE_HOME", "")
    if not cache.startswith("/"):
        cache = os.path.expanduser("~/.cache")
    return os.path.join(cache, "llm-workbench", "language-samples", "vocab.bpe")


def tokenizer(merges_path):
    """GPT-2's: the 256 bytes in the order of their visible names, then a token for each merge."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    with open(merges_path, encoding="utf-8") as file:
        merges = [tuple(line.split()) for line in file if not line.startswith("#version")]
    printed = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    rest = [byte for byte in range(256) if byte not in printed]
    names = [chr(byte) for byte in printed] + [chr(0x100 + i) for i in range(len(rest))]
    vocabulary = {name: number for number, name in enumerate(names + ["".join(pair) for pair in merges])}
    result = Tokenizer(models.BPE(vocab=vocabulary, merges=merges))
    result.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="the chapter's output folder")
    parser.add_argument("--merges", default=default_merges(), help="GPT-2's vocab.bpe")
    arguments = parser.parse_args()
    try:
        theirs = tokenizer(arguments.merges)
    except ImportError:
        sys.exit("Hugging Face's tokenizers are missing; install them with pip install tokenizers.")

    def lines(name):
        with open(os.path.join(arguments.folder, name), encoding="utf-8", newline="") as file:
            return file.read().removesuffix("\n").split("\n")

    texts, ours = lines("gpt2-lines.txt"), lines("gpt2-tokens.txt")
    if len(texts) != len(ours):
        sys.exit(f"{len(texts)} lines of text, but {len(ours)} lines of tokens.")
    korean = sum(any("\uac00" <= character <= "\ud7a3" for character in text) for text in texts)
    for number, (text, tokens) in enumerate(zip(texts, ours), 1):
        expected = theirs.encode(text).ids
        if [int(token) for token in tokens.split()] != expected:
            sys.exit(f"line {number} differs: ours {tokens}, theirs {expected}: {text}")
    count = sum(len(tokens.split()) for tokens in ours)
    print(f"{len(texts)} lines ({korean} with Korean), {count} tokens: all agree.")


if __name__ == "__main__":
    main()
