#!/usr/bin/env python3
"""Writes Tests/Fixtures/gru.json: a bidirectional torch.nn.GRU over padded sequences.

    pip install torch && python3 Tests/Fixtures/make_gru_fixture.py

Made with torch 2.13, whose random numbers the file depends on.
"""

import json
import pathlib

import torch

BATCH, TIME, INPUTS, WIDTH = 3, 5, 2, 3
LENGTHS = [5, 2, 3]


def values(tensor):
    return {"shape": list(tensor.shape), "values": tensor.detach().flatten().tolist()}


torch.manual_seed(0)
layer = torch.nn.GRU(INPUTS, WIDTH, batch_first=True, bidirectional=True)
x = torch.randn(BATCH, TIME, INPUTS, requires_grad=True)
initial = torch.randn(BATCH, WIDTH, requires_grad=True)
seed = torch.randn(BATCH, TIME, 2 * WIDTH)
final_seed = torch.randn(BATCH, 2 * WIDTH)

packed = torch.nn.utils.rnn.pack_padded_sequence(x, LENGTHS, batch_first=True, enforce_sorted=False)
start = torch.stack([initial, torch.zeros(BATCH, WIDTH)])
states, final = layer(packed, start)
states, _ = torch.nn.utils.rnn.pad_packed_sequence(states, batch_first=True)
final = torch.cat([final[0], final[1]], dim=1)
# Past a sequence's end the states are another matter (zeros here): they take no part.
for row, length in enumerate(LENGTHS):
    seed[row, length:] = 0
((states * seed).sum() + (final * final_seed).sum()).backward()

fixture = {
    "lengths": LENGTHS,
    "x": values(x),
    "initial": values(initial),
    "states": values(states),
    "final": values(final),
    "stateSeed": values(seed),
    "finalSeed": values(final_seed),
    "xGradient": values(x.grad),
    "initialGradient": values(initial.grad),
    "parameters": {name: values(p) for name, p in layer.named_parameters()},
    "gradients": {name: values(p.grad) for name, p in layer.named_parameters()},
}
path = pathlib.Path(__file__).parent / "gru.json"
path.write_text(json.dumps(fixture, indent=1, sort_keys=True) + "\n")
