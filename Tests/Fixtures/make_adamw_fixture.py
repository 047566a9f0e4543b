"""Writes adamw.json: ten AdamW steps on given gradients, from PyTorch.

Needs torch: pip install torch && python3 make_adamw_fixture.py
The gradients shrink from step to step, so that the first are clipped and the last are not.
"""

import torch

from fixture_writer import tensor, write

torch.manual_seed(6)
SHAPES = {"weight": [3, 5], "bias": [5]}
RATES = [0.01 * (step + 1) for step in range(10)]
START = {name: torch.randn(shape) for name, shape in SHAPES.items()}
GRADIENTS = [
    {name: torch.randn(shape) * 0.5**step for name, shape in SHAPES.items()} for step in range(10)
]


def run(beta1, beta2, epsilon, decay, clip):
    live = {name: x.double().clone().requires_grad_() for name, x in START.items()}
    optimiser = torch.optim.AdamW(
        [
            {"params": [live["weight"]], "weight_decay": decay},
            {"params": [live["bias"]], "weight_decay": 0.0},
        ],
        betas=(beta1, beta2), eps=epsilon,
    )
    after = []
    for rate, gradients in zip(RATES, GRADIENTS):
        for name, x in live.items():
            x.grad = gradients[name].double().clone()
        if clip is not None:
            torch.nn.utils.clip_grad_norm_(live.values(), clip)
        for group in optimiser.param_groups:
            group["lr"] = rate
        optimiser.step()
        after.append({name: tensor(x) for name, x in live.items()})
    return {
        "beta1": beta1, "beta2": beta2, "epsilon": epsilon, "weightDecay": decay,
        "clipNorm": clip, "after": after,
    }


write(
    "adamw",
    {
        "rates": RATES,
        "start": {name: tensor(x) for name, x in START.items()},
        "gradients": [{name: tensor(x) for name, x in g.items()} for g in GRADIENTS],
        "runs": [run(0.9, 0.99, 1e-8, 0.1, 1.0), run(0.8, 0.95, 1e-6, 0.0, None)],
    },
)
