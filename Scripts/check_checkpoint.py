#!/usr/bin/env python3
"""Checks a checkpoint of chapter 06 with the programs that others use.

Loads the folder with Hugging Face's transformers and tokenizers, and compares what they compute with
reference.json, which the chapter wrote: the tokens of a text, and the logits after each of them.
With a text file, the loss over all of it is computed as well: give the held-out part.

    python3 -m venv .venv && .venv/bin/pip install torch transformers tokenizers
    .venv/bin/python Scripts/check_checkpoint.py [Output/06-transformer/checkpoint] [held-out.txt]

Exit status 0 when all agree, 1 when something differs.
"""

import json
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import GPT2LMHeadModel

MOST_DIFFERENCE = 1e-4  # logits are of size 10, and Float32 sums in another order


def loss_over(model, tokens):
    """The mean loss in nats a token over consecutive windows of the context length."""
    context = model.config.n_positions
    total = 0.0
    for start in range(0, len(tokens) - 1, context):
        window = torch.tensor([tokens[start : start + context + 1]])
        logits = model(window[:, :-1]).logits[0]
        losses = torch.nn.functional.cross_entropy(logits, window[0, 1:], reduction="sum")
        total += losses.item()
    return total / (len(tokens) - 1)


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "Output/06-transformer/checkpoint")
    reference = json.loads((folder / "reference.json").read_text(encoding="utf-8"))
    agrees = True

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokens = tokenizer.encode(reference["text"]).ids
    same_tokens = tokens == reference["tokens"]
    same_text = tokenizer.decode(tokens) == reference["text"]
    print(f"tokens: {len(tokens)}, {'the same' if same_tokens else 'NOT the same'}; "
          f"decoded: {'the same text' if same_text else 'NOT the same text'}")
    agrees &= same_tokens and same_text

    model, loading = GPT2LMHeadModel.from_pretrained(folder, output_loading_info=True)
    model.eval()
    for kind in ["missing_keys", "unexpected_keys", "mismatched_keys"]:
        names = [name for name in loading[kind] if name != "lm_head.weight"]  # tied to wte
        if names:
            print(f"{kind}: {sorted(names)}")
            agrees = False
    with torch.no_grad():
        logits = model(torch.tensor([reference["tokens"]])).logits[0]
        expected = torch.tensor(reference["logits"])
        difference = (logits - expected).abs().max().item()
        print(f"logits: {tuple(expected.shape)}, largest difference {difference:.2e} "
              f"(at most {MOST_DIFFERENCE:.0e})")
        agrees &= difference <= MOST_DIFFERENCE
        if len(sys.argv) > 2:
            text = Path(sys.argv[2]).read_text(encoding="utf-8")
            loss = loss_over(model, tokenizer.encode(text).ids)
            print(f"loss over {sys.argv[2]}: {loss:.5f} nats a token, "
                  f"recorded {reference['validationLoss']:.5f}")
            agrees &= abs(loss - reference["validationLoss"]) <= 1e-4
    print("agrees" if agrees else "DIFFERS")
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())
