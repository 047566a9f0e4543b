#!/usr/bin/env python3
"""Holds the t-SNE map of chapter 02 to scikit-learn's of the same words.

    python3 Scripts/check_map.py Output/02-embedding

Reads the places from tsne.json and the vectors from vectors.txt, lets scikit-learn draw its own map of
the same vectors (exact and Barnes-Hut), and compares the divergences KL(P || Q), all computed by one
function with scikit-learn's P. Fails where ours is higher than that of scikit-learn's default, Barnes-Hut.
"""
import json
import sys

import numpy
from scipy.spatial.distance import pdist, squareform
from sklearn.manifold import TSNE
from sklearn.manifold._t_sne import _joint_probabilities

folder = sys.argv[1]
vectors = {}
with open(f"{folder}/vectors.txt", encoding="utf-8") as file:
    next(file)
    for line in file:
        word, *numbers = line.rstrip("\n").split(" ")
        vectors[word] = numpy.array(numbers, dtype=numpy.float64)
groups = json.load(open(f"{folder}/tsne.json"))["panels"][0]["figure"]["groups"]
words = [word for group in groups for word in group["labels"]]
ours = numpy.array([place for group in groups for place in zip(group["x"], group["y"])])
points = numpy.stack([vectors[word] / numpy.linalg.norm(vectors[word]) for word in words])
p = _joint_probabilities(
    squareform(pdist(points, "sqeuclidean")).astype(numpy.float32), 30.0, verbose=0)


def divergence(map):
    q = 1 / (1 + pdist(map, "sqeuclidean"))
    q = numpy.maximum(q / (2 * q.sum()), 2.2e-16)
    return 2 * numpy.dot(p, numpy.log(numpy.maximum(p, 2.2e-16) / q))


theirs = {
    method: divergence(TSNE(2, init="pca", random_state=0, method=method, max_iter=1000)
                       .fit_transform(points.astype(numpy.float32)))
    for method in ("exact", "barnes_hut")
}
mine = divergence(ours)
print(f"{len(words)} words: ours {mine:.4f}, " +
      ", ".join(f"scikit-learn {name} {value:.4f}" for name, value in theirs.items()))
sys.exit(mine > theirs["barnes_hut"])
