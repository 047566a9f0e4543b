#!/usr/bin/env python3
"""Writes Tests/Fixtures/recurrent-{rnn,gru,lstm}.json: a two-layer language model, trained 10 steps.

    pip install torch && python3 Tests/Fixtures/make_recurrent_fixtures.py

Each step continues the text of the one before with a carried, detached state (truncated
backpropagation through time), clips the gradient's norm at 1, and takes an AdamW step that decays
matrices. Made with torch 2.13, whose random numbers the files depend on.
"""

import json
import pathlib

import torch

VOCABULARY, EMBEDDING, WIDTH, LAYERS = 7, 3, 4, 2
BATCH, TIME, STEPS = 3, 5, 10
RATE, BETAS, DECAY, CLIP = 1e-2, (0.9, 0.99), 0.1, 1.0


class Model(torch.nn.Module):
    def __init__(self, cell):
        super().__init__()
        self.embedding = torch.nn.Embedding(VOCABULARY, EMBEDDING)
        self.rnn = getattr(torch.nn, cell)(EMBEDDING, WIDTH, LAYERS, batch_first=True)
        self.head = torch.nn.Linear(WIDTH, VOCABULARY)

    def forward(self, tokens, state):
        states, state = self.rnn(self.embedding(tokens), state)
        return self.head(states), state


def values(tensor):
    return {"shape": list(tensor.shape), "values": tensor.detach().flatten().tolist()}


def parameters(model):
    return {name: values(p) for name, p in model.named_parameters()}


def parts(state):
    """A state as a list of tensors [layers, batch, width]: the state, and an LSTM's cell."""
    return list(state) if isinstance(state, tuple) else [state]


def make(cell):
    torch.manual_seed(1)
    model = Model(cell)
    # A gradient longer than 1 in the first steps and shorter later, so that clipping is seen.
    with torch.no_grad():
        model.head.weight.mul_(4)
    count = 2 if cell == "LSTM" else 1
    start = [0.5 * torch.randn(LAYERS, BATCH, WIDTH) for _ in range(count)]
    text = torch.randint(VOCABULARY, (BATCH, STEPS * TIME + 1))
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in model.parameters() if p.dim() >= 2], "weight_decay": DECAY},
            {"params": [p for p in model.parameters() if p.dim() < 2], "weight_decay": 0.0},
        ],
        lr=RATE, betas=BETAS, eps=1e-8)
    fixture = {
        "text": text.tolist(), "time": TIME, "learningRate": RATE, "weightDecay": DECAY,
        "start": [values(part) for part in start], "parameters": parameters(model),
    }
    state = tuple(start) if count == 2 else start[0]
    losses, norms = [], []
    for step in range(STEPS):
        window = text[:, step * TIME : (step + 1) * TIME + 1]
        logits, state = model(window[:, :-1], state)
        loss = torch.nn.functional.cross_entropy(
            logits.reshape(-1, VOCABULARY), window[:, 1:].reshape(-1))
        optimizer.zero_grad()
        loss.backward()
        if step == 0:
            fixture["logits"] = values(logits)
            fixture["final"] = [values(part) for part in parts(state)]
            fixture["gradients"] = {n: values(p.grad) for n, p in model.named_parameters()}
        losses.append(loss.item())
        norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), CLIP).item())
        optimizer.step()
        state = tuple(p.detach() for p in state) if count == 2 else state.detach()
    fixture["losses"] = losses
    fixture["norms"] = norms
    fixture["trained"] = parameters(model)
    path = pathlib.Path(__file__).parent / f"recurrent-{cell.lower()}.json"
    path.write_text(json.dumps(fixture, sort_keys=True) + "\n")
    print(cell, losses[0], losses[-1], norms)


for name in ["RNN", "GRU", "LSTM"]:
    make(name)
