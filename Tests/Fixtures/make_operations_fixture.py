"""Writes operations.json: values and gradients of every differentiable operation, from PyTorch.

Needs torch: pip install torch && python3 make_operations_fixture.py
Inputs are 32-bit floats; PyTorch computes with them in 64 bits, so its errors do not count.
"""

import math

import torch
import torch.nn.functional as F

from fixture_writer import tensor, write

torch.manual_seed(20)


def attention(qkv, heads, causal):
    b, t, width = qkv.shape
    c = width // 3
    q, k, v = (
        part.view(b, t, heads, c // heads).transpose(1, 2) for part in qkv.split(c, dim=2)
    )
    scores = q @ k.transpose(-2, -1) / math.sqrt(c // heads)
    if causal:
        scores = scores.masked_fill(torch.ones(t, t).tril() == 0, float("-inf"))
    return (scores.softmax(-1) @ v).transpose(1, 2).reshape(b, t, c)


def gru(x, weight, bias, initial):
    """PyTorch's own unit, its input projection the identity."""
    unit = torch.nn.GRU(x.shape[2], weight.shape[0], batch_first=True).double()
    replaced = {
        "weight_ih_l0": torch.eye(x.shape[2]).double(),
        "bias_ih_l0": torch.zeros(x.shape[2]).double(),
        "weight_hh_l0": weight.T,
        "bias_hh_l0": bias,
    }
    return torch.func.functional_call(unit, replaced, (x, initial[None]))[0]


def additive_attention(query, keys, values, v):
    """Bahdanau's, without padding."""
    weights = (torch.tanh(query[:, None] + keys) @ v).softmax(-1)
    return (weights[:, None] @ values)[:, 0]


def convolution(size, padding):
    """PyTorch's convolution, with channels last and weights [size * size * channels, outputs]."""

    def run(x, weight, bias):
        kernel = weight.view(size, size, x.shape[3], weight.shape[1]).permute(3, 2, 0, 1)
        return F.conv2d(x.permute(0, 3, 1, 2), kernel, bias, padding=padding).permute(0, 2, 3, 1)

    return run


def max_pooled(x):
    return F.max_pool2d(x.permute(0, 3, 1, 2), 2).permute(0, 2, 3, 1)


def dropout(x):
    """Leaves out the elements that `ListedDraws` in OperationCase.swift leaves out."""
    mask = torch.tensor([(7 * i % 10) / 10 >= 0.3 for i in range(x.numel())]).view(x.shape)
    return x * mask / 0.7


def log_probabilities(x):
    picked = x.log_softmax(-1).view(6, 5)[torch.arange(6), torch.tensor(LABELS).clamp(min=0)]
    return torch.where(torch.tensor(LABELS) >= 0, picked, 0.0)


LABELS = [4, -1, 0, 2, 2, -1]
INDICES = [3, 0, 3, 3, 1]
CASES = {
    "add": ([[2, 3, 5], [2, 3, 5]], lambda x, y: x + y),
    "addRow": ([[2, 3, 5], [5]], lambda x, row: x + row),
    "multiply": ([[2, 3, 5], [2, 3, 5]], lambda x, y: x * y),
    "scale": ([[2, 3, 5]], lambda x: -1.5 * x),
    "sum": ([[2, 3, 5]], lambda x: x.sum()),
    "gelu": ([[2, 3, 5]], lambda x: F.gelu(x, approximate="tanh")),
    "tanh": ([[2, 3, 5]], torch.tanh),
    "linear": ([[2, 3, 5], [5, 4], [4]], lambda x, w, b: x @ w + b),
    "linearWithoutBias": ([[2, 3, 5], [5, 4]], lambda x, w: x @ w),
    "linearTransposed": ([[2, 3, 5], [4, 5]], lambda x, w: x @ w.T),
    "layerNorm": ([[2, 3, 5], [5], [5]], lambda x, g, b: F.layer_norm(x, [5], g, b, 1e-5)),
    "rows": ([[4, 5]], lambda table: table[INDICES]),
    "crossEntropy": (
        [[2, 3, 5]],
        lambda x: F.cross_entropy(x.view(6, 5), torch.tensor(LABELS), ignore_index=-1),
    ),
    "causalAttention": ([[2, 5, 18]], lambda qkv: attention(qkv, 3, True)),
    "concatenated": ([[2, 3, 5], [2, 3, 4]], lambda x, y: torch.cat([x, y], dim=-1)),
    "step": ([[2, 3, 5]], lambda x: x[:, 1]),
    "stacked": ([[2, 5], [2, 5]], lambda x, y: torch.stack([x, y, x], dim=1)),
    "gru": ([[2, 4, 9], [3, 9], [9], [2, 3]], gru),
    "additiveAttention": ([[2, 5], [2, 3, 5], [2, 3, 4], [5]], additive_attention),
    "openAttention": ([[2, 5, 18]], lambda qkv: attention(qkv, 3, False)),
    "relu": ([[2, 3, 5]], torch.relu),
    "convolved": ([[2, 5, 4, 3], [27, 2], [2]], convolution(3, 1)),
    "convolvedWithoutPadding": ([[1, 4, 5, 2], [8, 3], [3]], convolution(2, 0)),
    "maxPooled": ([[2, 4, 5, 3]], max_pooled),
    "negate": ([[2, 3, 5]], lambda x: -x),
    "subtract": ([[2, 3, 5], [2, 3, 5]], lambda x, y: x - y),
    "divide": ([[2, 3, 5], [2, 3, 5]], lambda x, y: x / (y.square() + 0.5)),
    "numberMinus": ([[2, 3, 5]], lambda x: 1.5 - x),
    "reciprocal": ([[2, 3, 5]], lambda x: 2 / (x.square() + 0.5)),
    "multiplyColumn": ([[2, 3, 5], [2, 3]], lambda x, c: x * c[:, :, None]),
    "exp": ([[2, 3, 5]], torch.exp),
    "log": ([[2, 3, 5]], lambda x: (x.square() + 0.5).log()),
    "squareRoot": ([[2, 3, 5]], lambda x: (x.square() + 0.5).sqrt()),
    "squared": ([[2, 3, 5]], torch.square),
    "sigmoid": ([[2, 3, 5]], torch.sigmoid),
    "logSigmoid": ([[2, 3, 5]], F.logsigmoid),
    "l2Normalized": ([[2, 3, 5]], lambda x: F.normalize(x, dim=-1)),
    "softmax": ([[2, 3, 5]], lambda x: x.softmax(-1)),
    "logSoftmax": ([[2, 3, 5]], lambda x: x.log_softmax(-1)),
    "logProbabilities": ([[2, 3, 5]], log_probabilities),
    "mean": ([[2, 3, 5]], torch.mean),
    "sumAlongAxis": ([[2, 3, 5]], lambda x: x.sum(1)),
    "sumAlongLastAxis": ([[2, 3, 5]], lambda x: x.sum(2)),
    "meanAlongAxis": ([[2, 3, 5]], lambda x: x.mean(0)),
    "clipped": ([[2, 3, 5]], lambda x: x.clamp(-0.5, 0.8)),
    "minimum": ([[2, 3, 5], [2, 3, 5]], lambda x, y: torch.minimum(x, 2 * y)),
    "maximum": ([[2, 3, 5], [2, 3, 5]], lambda x, y: torch.maximum(x, 2 * y)),
    "sliced": ([[2, 4, 5]], lambda x: x[:, 1:3]),
    "slicedLastAxis": ([[2, 3, 5]], lambda x: x[..., 2:5]),
    "dropout": ([[2, 3, 5]], dropout),
    "matmul": ([[2, 3, 5], [2, 5, 4]], lambda a, b: a @ b),
    "matmulTransposingSelf": ([[2, 5, 3], [2, 5, 4]], lambda a, b: a.mT @ b),
    "matmulTransposingOther": ([[2, 3, 5], [2, 4, 5]], lambda a, b: a @ b.mT),
    "matmulTransposingBoth": ([[2, 5, 3], [2, 4, 5]], lambda a, b: a.mT @ b.mT),
}


def case(shapes, function):
    inputs = [torch.randn(shape).double().requires_grad_() for shape in shapes]
    output = function(*inputs)
    seed = torch.randn(output.shape).double()
    output.backward(seed)
    return {
        "inputs": [tensor(x) for x in inputs],
        "output": tensor(output),
        "seed": tensor(seed),
        "gradients": [tensor(x.grad) for x in inputs],
    }


write("operations", {name: case(*parts) for name, parts in CASES.items()})
