#!/usr/bin/env python3
"""Holds vectors.txt to gensim's own vectors of the same text.

    python3 Scripts/check_vectors.py Output/02-embedding/vectors.txt SENTENCES [EPOCHS] [SUBSAMPLING]

SENTENCES has a sentence a line, its words in lower case with spaces between. Loads the file with
gensim, trains gensim twice with different seeds, and compares the ten nearest neighbours of the 500
most frequent words after the first 100. Fails where ours agree with gensim's less than 80 % as well as
gensim agrees with itself.
"""
import sys

import numpy
from gensim.models import KeyedVectors, Word2Vec

path, text = sys.argv[1:3]
epochs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
sample = float(sys.argv[4]) if len(sys.argv) > 4 else 1e-3
sentences = [line.split() for line in open(text, encoding="utf-8")]
ours = KeyedVectors.load_word2vec_format(path)
counts = {}
for sentence in sentences:
    for word in sentence:
        counts[word] = counts.get(word, 0) + 1
least = min(counts[word] for word in ours.index_to_key)
theirs = [
    Word2Vec(sentences, vector_size=ours.vector_size, window=5, min_count=least, sg=1, negative=5,
             sample=sample, epochs=epochs, workers=2, seed=seed).wv
    for seed in (1, 2)
]
assert set(ours.index_to_key) == set(theirs[0].index_to_key), "the vocabularies differ"
words = ours.index_to_key[100:600]
shared = ours.index_to_key


def neighbours(vectors):
    matrix = numpy.stack([vectors[word] for word in shared])
    matrix /= numpy.linalg.norm(matrix, axis=1, keepdims=True)
    place = {word: i for i, word in enumerate(shared)}
    found = []
    for word in words:
        scores = matrix @ matrix[place[word]]
        scores[place[word]] = -2
        found.append(set(numpy.argsort(-scores)[:10].tolist()))
    return found


def agreement(left, right):
    return sum(len(a & b) for a, b in zip(left, right)) / (10 * len(left))


mine, first, second = (neighbours(vectors) for vectors in (ours, *theirs))
itself = agreement(first, second)
others = [agreement(mine, first), agreement(mine, second)]
share = sum(others) / 2 / itself
print(f"{len(shared)} words, {ours.vector_size} numbers each")
print(f"gensim with itself: {itself:.3f} of ten neighbours; ours with gensim: "
      f"{others[0]:.3f} and {others[1]:.3f}; that is {100 * share:.0f} %")
sys.exit(share < 0.8)
