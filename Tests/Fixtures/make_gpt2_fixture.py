"""Writes gpt2-small-fixture.json: a small GPT-2 with given weights, its logits, loss, every gradient,
ten AdamW steps and the weights after them.

Needs torch and transformers: pip install torch transformers && python3 make_gpt2_fixture.py
The model is written out below, in 64 bits, and held against transformers.GPT2LMHeadModel before
anything is written; the bidirectional variant differs from it by the mask alone. Names and layouts
are those of GPT2LMHeadModel's state dict without the prefix "transformer.": Conv1D weights are
[input, output].
"""

import math

import torch
import torch.nn.functional as F
from transformers import GPT2Config, GPT2LMHeadModel

from fixture_writer import tensor, write

LAYERS, HEADS, WIDTH, VOCABULARY, CONTEXT, BATCH, STEPS = 2, 2, 12, 11, 8, 3, 10
LEARNING_RATE, BETAS, EPSILON, WEIGHT_DECAY, CLIP = 1e-2, (0.9, 0.99), 1e-8, 0.1, 1.0

torch.manual_seed(5)
config = GPT2Config(
    n_layer=LAYERS, n_head=HEADS, n_embd=WIDTH, vocab_size=VOCABULARY, n_positions=CONTEXT,
    activation_function="gelu_new", resid_pdrop=0, embd_pdrop=0, attn_pdrop=0,
    bos_token_id=0, eos_token_id=0, attn_implementation="eager",
)
referee = GPT2LMHeadModel(config)


def initial(name, shape):
    """Random everywhere, biases and gains too, so that none hides behind a 0 or a 1."""
    if ".ln_" in f".{name}" and name.endswith("weight"):
        return 1 + 0.1 * torch.randn(shape)
    return (0.1 if name.endswith("bias") else 0.3) * torch.randn(shape)


names = [name.removeprefix("transformer.") for name, _ in referee.named_parameters()]
weights = {
    name: initial(name, p.shape).double() for name, (_, p) in zip(names, referee.named_parameters())
}
batches = [
    {
        "inputs": torch.randint(VOCABULARY, (BATCH, CONTEXT)),
        "targets": torch.randint(VOCABULARY, (BATCH, CONTEXT)),
    }
    for _ in range(STEPS)
]
batches[0]["targets"][1, 2] = -1  # a label that does not count


def forward(w, tokens, causal):
    def norm(x, name):
        return F.layer_norm(x, [WIDTH], w[f"{name}.weight"], w[f"{name}.bias"], 1e-5)

    def linear(x, name):
        return x @ w[f"{name}.weight"] + w[f"{name}.bias"]

    b, t = tokens.shape
    x = w["wte.weight"][tokens] + w["wpe.weight"][:t]
    for layer in range(LAYERS):
        h = f"h.{layer}"
        q, k, v = (
            part.view(b, t, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in linear(norm(x, f"{h}.ln_1"), f"{h}.attn.c_attn").split(WIDTH, dim=2)
        )
        scores = q @ k.transpose(-2, -1) / math.sqrt(WIDTH // HEADS)
        if causal:
            scores = scores.masked_fill(torch.ones(t, t).tril() == 0, float("-inf"))
        heads = (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, t, WIDTH)
        x = x + linear(heads, f"{h}.attn.c_proj")
        up = F.gelu(linear(norm(x, f"{h}.ln_2"), f"{h}.mlp.c_fc"), approximate="tanh")
        x = x + linear(up, f"{h}.mlp.c_proj")
    return norm(x, "ln_f") @ w["wte.weight"].T


def loss(logits, targets):
    return F.cross_entropy(logits.view(-1, VOCABULARY), targets.view(-1), ignore_index=-1)


# The model above is GPT-2, says the model that others use.
referee = referee.double().eval()
with torch.no_grad():
    for name, (_, p) in zip(names, referee.named_parameters()):
        p.copy_(weights[name])
    theirs = referee(batches[0]["inputs"]).logits
    ours = forward(weights, batches[0]["inputs"], causal=True)
    assert (theirs - ours).abs().max() < 1e-12, (theirs - ours).abs().max()

live = {name: w.clone().requires_grad_() for name, w in weights.items()}
optimiser = torch.optim.AdamW(
    [
        {"params": [p for p in live.values() if p.dim() >= 2], "weight_decay": WEIGHT_DECAY},
        {"params": [p for p in live.values() if p.dim() < 2], "weight_decay": 0.0},
    ],
    lr=LEARNING_RATE, betas=BETAS, eps=EPSILON,
)
losses, norms, gradients, logits = [], [], None, None
for batch in batches:
    optimiser.zero_grad()
    output = forward(live, batch["inputs"], causal=True)
    value = loss(output, batch["targets"])
    value.backward()
    if gradients is None:
        logits, gradients = output, {name: p.grad.clone() for name, p in live.items()}
    norms.append(torch.nn.utils.clip_grad_norm_(live.values(), CLIP).item())
    losses.append(value.item())
    optimiser.step()

write(
    "gpt2-small-fixture",
    {
        "layerCount": LAYERS, "headCount": HEADS, "width": WIDTH, "vocabularySize": VOCABULARY,
        "contextLength": CONTEXT, "batchSize": BATCH, "learningRate": LEARNING_RATE,
        "beta1": BETAS[0], "beta2": BETAS[1], "epsilon": EPSILON, "weightDecay": WEIGHT_DECAY,
        "clipNorm": CLIP,
        "batches": [{k: v.flatten().tolist() for k, v in batch.items()} for batch in batches],
        "weights": {name: tensor(w) for name, w in weights.items()},
        "logits": tensor(logits),
        "bidirectionalLogits": tensor(forward(weights, batches[0]["inputs"], causal=False)),
        "gradients": {name: tensor(g) for name, g in gradients.items()},
        "losses": losses, "norms": norms,
        "weightsAfter": {name: tensor(w) for name, w in live.items()},
    },
)
