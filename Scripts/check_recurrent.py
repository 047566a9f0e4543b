#!/usr/bin/env python3
"""Loads checkpoints of chapter 04 into PyTorch and compares their predictions with ours.

    pip install torch safetensors numpy
    python3 Scripts/check_recurrent.py Output/04-rnn/checkpoint-*

Each folder holds model.safetensors, config.json, and reference.json with tokens and our logits.
"""

import json
import pathlib
import sys

import torch
from safetensors.torch import load_file


class Model(torch.nn.Module):
    def __init__(self, config):
        super().__init__()
        cell = getattr(torch.nn, config["cell"].upper())
        self.embedding = torch.nn.Embedding(config["vocab_size"], config["input_size"])
        self.rnn = cell(
            config["input_size"], config["hidden_size"], config["num_layers"], batch_first=True)
        self.head = torch.nn.Linear(config["hidden_size"], config["vocab_size"])

    def forward(self, tokens):
        return self.head(self.rnn(self.embedding(tokens))[0])


def check(folder):
    config = json.loads((folder / "config.json").read_text())
    reference = json.loads((folder / "reference.json").read_text())
    model = Model(config)
    model.load_state_dict(load_file(folder / "model.safetensors"), strict=True)
    with torch.no_grad():
        theirs = model(torch.tensor([reference["tokens"]]))[0]
    ours = torch.tensor(reference["logits"])
    difference = (theirs - ours).abs().max().item()
    print(f"{folder}: torch.nn.{config['cell'].upper()}, largest difference {difference:.1e}")
    return difference < 1e-3 and ours.shape == theirs.shape


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    results = [check(pathlib.Path(path)) for path in sys.argv[1:]]
    sys.exit(0 if all(results) else "A prediction differs by 1e-3 or more.")
