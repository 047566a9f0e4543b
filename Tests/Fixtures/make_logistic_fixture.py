#!/usr/bin/env python3
"""Makes logistic.json: what scikit-learn 1.x makes of a linear classifier, of scores and of TF-IDF.

    pip install numpy scikit-learn
    python3 Tests/Fixtures/make_logistic_fixture.py
"""
import json
import pathlib

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

random = numpy.random.default_rng(0)


def values(array):
    array = numpy.asarray(array, dtype=numpy.float32)
    return {"shape": list(array.shape), "values": [float(f"{x:.7g}") for x in array.ravel()]}


rows, width, classes = 160, 5, 3
labels = numpy.arange(rows) % classes
centres = random.normal(size=(classes, width))
features = (random.normal(size=(rows, width)) + centres[labels]).astype(numpy.float32)
fits = []
for penalty in (0.003, 0.1):
    model = LogisticRegression(C=1 / (penalty * rows), tol=1e-10, max_iter=100_000)
    model.fit(features.astype(numpy.float64), labels)
    # scikit-learn 1.x fixes the biases only up to a number that all share.
    bias = model.intercept_ - model.intercept_.mean()
    fits.append({"penalty": penalty, "weights": values(model.coef_.T), "bias": values(bias)})

answers = random.integers(0, 4, size=40)
truth = numpy.where(random.random(40) < 0.6, answers, random.integers(0, 3, size=40))
texts = ["the king went up to the city", "the city of the king is great", "a great river went by",
         "kings and rivers", "the the the river"]
vectorizer = TfidfVectorizer(token_pattern=r"\w+", dtype=numpy.float64)
tfidf = vectorizer.fit_transform(texts).toarray()
fixture = {
    "features": values(features), "labels": labels.tolist(), "fits": fits,
    "answers": answers.tolist(), "truth": truth.tolist(),
    "macroF1": f1_score(truth, answers, average="macro"),
    "texts": texts, "words": vectorizer.get_feature_names_out().tolist(), "tfidf": values(tfidf),
}
path = pathlib.Path(__file__).with_name("logistic.json")
path.write_text(json.dumps(fixture, sort_keys=True, separators=(",", ":")) + "\n")
