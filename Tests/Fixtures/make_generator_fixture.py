"""Writes generator.json: what SeededGenerator must give, from a second implementation.

Run without arguments: python3 make_generator_fixture.py (standard library only).
xoshiro256** after https://prng.di.unimi.it/xoshiro256starstar.c, seeded through
https://prng.di.unimi.it/splitmix64.c; normal numbers by Box and Muller's cosine.
"""

import json
import math
import pathlib
import struct

MASK = 2**64 - 1


def rotate(x, k):
    return ((x << k) | (x >> (64 - k))) & MASK


class Generator:
    def __init__(self, seed):
        def split_mix():
            nonlocal seed
            seed = (seed + 0x9E3779B97F4A7C15) & MASK
            x = seed
            x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
            x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
            return x ^ (x >> 31)

        self.s = [split_mix() for _ in range(4)]

    @staticmethod
    def stream(seed, stream):
        return Generator(Generator(seed).next() ^ ((stream * 0xD1342543DE82EF95) & MASK))

    def next(self):
        s = self.s
        result = (rotate((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate(s[3], 45)
        return result

    def uniform(self):
        return (self.next() >> 40) * 2.0**-24

    def normal(self):
        u = ((self.next() >> 11) + 1) * 2.0**-53
        v = (self.next() >> 11) * 2.0**-53
        value = math.sqrt(-2 * math.log(u)) * math.cos(2 * math.pi * v)
        return struct.unpack("f", struct.pack("f", value))[0]


def rows():
    for seed in (0, 1, 42, 0xDEADBEEF, MASK):
        for stream in (None, 0, 1, 7):
            def fresh():
                return Generator(seed) if stream is None else Generator.stream(seed, stream)

            bits, uniform, normal = fresh(), fresh(), fresh()
            yield {
                "seed": seed,
                "stream": stream,
                "bits": [bits.next() for _ in range(6)],
                "uniform": [uniform.uniform() for _ in range(4)],
                "normal": [normal.normal() for _ in range(4)],
            }


path = pathlib.Path(__file__).with_name("generator.json")
path.write_text(json.dumps(list(rows()), indent=1) + "\n")
