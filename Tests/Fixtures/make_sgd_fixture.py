"""Writes sgd.json: ten steps of gradient descent with momentum on given gradients, from PyTorch.

Needs torch: pip install torch && python3 make_sgd_fixture.py
The gradients shrink from step to step, so that the first are clipped and the last are not.
"""

import torch

from fixture_writer import tensor, write

torch.manual_seed(7)
SHAPES = {"weight": [3, 5], "bias": [5]}
RATES = [0.01 * (step + 1) for step in range(10)]
START = {name: torch.randn(shape) for name, shape in SHAPES.items()}
GRADIENTS = [
    {name: torch.randn(shape) * 0.5**step for name, shape in SHAPES.items()} for step in range(10)
]


def run(momentum, nesterov, decay, clip):
    live = {name: x.double().clone().requires_grad_() for name, x in START.items()}
    optimiser = torch.optim.SGD(
        [
            {"params": [live["weight"]], "weight_decay": decay},
            {"params": [live["bias"]], "weight_decay": 0.0},
        ],
        lr=0.1, momentum=momentum, nesterov=nesterov,
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
        "momentum": momentum, "isNesterov": nesterov, "weightDecay": decay, "clipNorm": clip,
        "after": after,
    }


write(
    "sgd",
    {
        "rates": RATES,
        "start": {name: tensor(x) for name, x in START.items()},
        "gradients": [{name: tensor(x) for name, x in g.items()} for g in GRADIENTS],
        "runs": [
            run(0.0, False, 0.0, None), run(0.9, False, 0.1, 1.0), run(0.8, True, 0.01, None),
        ],
    },
)
