#!/usr/bin/env python3
"""Makes analysis.json: what scikit-learn 1.x makes of some points.

    python3 Tests/Fixtures/make_analysis_fixture.py

Points in four clouds, few and of 12 numbers for the exact way of PCA, and of 150 for the other one.
"""
import json
import pathlib

import numpy
from scipy.spatial.distance import pdist, squareform
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE
from sklearn.manifold._t_sne import _joint_probabilities
from sklearn.metrics import silhouette_samples

random = numpy.random.default_rng(0)


def clouds(count, width):
    centres = 2 * random.normal(size=(4, width))
    points = random.normal(size=(count, width)) + centres[numpy.arange(count) * 4 // count]
    return points.astype(numpy.float32)


def values(array):
    array = numpy.asarray(array, dtype=numpy.float32)
    return {"shape": list(array.shape), "values": [float(f"{x:.7g}") for x in array.ravel()]}


def divergence(p, map):
    q = 1 / (1 + pdist(map, "sqeuclidean"))
    q = q / (2 * q.sum())
    return float(2 * numpy.dot(p, numpy.log(numpy.maximum(p, 2.2e-16) / q)))


points, wide = clouds(80, 12), clouds(40, 150)
few = PCA(3).fit(points)
many = PCA(2, svd_solver="full").fit(wide)
start = points[[0, 25, 50, 75]]
groups = KMeans(4, init=start, n_init=1, algorithm="lloyd", tol=0).fit(points)
seeded = KMeans(6, n_init=10, random_state=0).fit(points)
p = _joint_probabilities(
    squareform(pdist(points, "sqeuclidean")).astype(numpy.float32), 10.0, verbose=0)
maps = [
    TSNE(2, init="pca", random_state=0, perplexity=10, method=method).fit_transform(points)
    for method in ("exact", "barnes_hut")
]
result = {
    "points": values(points),
    "directions": values(few.components_),
    "variances": values(few.explained_variance_),
    "shares": values(few.explained_variance_ratio_),
    "projection": values(few.transform(points)),
    "wide": values(wide),
    "wideDirections": values(many.components_),
    "wideShares": values(many.explained_variance_ratio_),
    "start": values(start),
    "centres": values(groups.cluster_centers_),
    "labels": groups.labels_.tolist(),
    "inertia": float(groups.inertia_),
    "seededInertia": float(seeded.inertia_),
    "silhouettes": values(silhouette_samples(points, groups.labels_)),
    "divergence": min(divergence(p, map.astype(float)) for map in maps),
}
path = pathlib.Path(__file__).with_name("analysis.json")
path.write_text(json.dumps(result) + "\n")
