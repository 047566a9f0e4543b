"""Writes muon.json: steps of Muon on given gradients, from numpy in double precision.

Needs numpy: pip install numpy && python3 make_muon_fixture.py
The iteration is that of https://kellerjordan.github.io/posts/muon/, the length of a step that of
https://arxiv.org/abs/2502.16982, section 2.2. One matrix is wide, one is tall, one is square.
"""

import numpy

from fixture_writer import write

random = numpy.random.default_rng(7)
SHAPES = {"wide": (3, 5), "tall": (6, 4), "square": (4, 4)}
RATES = [0.01 * (step + 1) for step in range(5)]
MOMENTUM, SIZE, DECAY = 0.95, 0.2, 0.1


def single(x):
    return numpy.float32(x).astype(numpy.float64)


def tensor(x):
    return {"shape": list(x.shape), "values": [float(f"{v:.9g}") for v in x.flatten()]}


def orthogonal(matrix):
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrix.T if matrix.shape[0] > matrix.shape[1] else matrix
    x = x / (numpy.linalg.norm(x) + 1e-7)
    for _ in range(5):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return x.T if matrix.shape[0] > matrix.shape[1] else x


start = {name: single(random.normal(size=shape)) for name, shape in SHAPES.items()}
gradients = [
    {name: single(random.normal(size=shape)) for name, shape in SHAPES.items()} for _ in RATES
]
live = {name: x.copy() for name, x in start.items()}
momenta = {name: numpy.zeros(shape) for name, shape in SHAPES.items()}
after = []
for rate, given in zip(RATES, gradients):
    for name, g in given.items():
        momenta[name] = MOMENTUM * momenta[name] + g
        step = orthogonal(MOMENTUM * momenta[name] + g) * SIZE * max(g.shape) ** 0.5
        live[name] = (1 - rate * DECAY) * live[name] - rate * step
    after.append({name: tensor(x) for name, x in live.items()})

write(
    "muon",
    {
        "rates": RATES, "momentum": MOMENTUM, "stepSize": SIZE, "weightDecay": DECAY,
        "start": {name: tensor(x) for name, x in start.items()},
        "gradients": [{name: tensor(x) for name, x in g.items()} for g in gradients],
        "after": after,
        "orthogonal": {name: tensor(orthogonal(x)) for name, x in start.items()},
    },
)
