#!/usr/bin/env python3
"""Writes Tests/Fixtures/safetensors with the format's reference library.

    pip install numpy safetensors && python3 Tests/Fixtures/make_safetensors_fixtures.py

Made with safetensors 0.8.0 and numpy 2; every run writes the same bytes.
"""

import pathlib
import struct

import numpy
from safetensors import TensorSpec, serialize

FOLDER = pathlib.Path(__file__).parent / "safetensors"


def floats(*patterns):
    """32-bit numbers from their bit patterns, untouched by any arithmetic."""
    return numpy.array(patterns, dtype=numpy.uint32).view(numpy.float32)


# The numbers that a careless reader or writer changes.
SPECIAL = floats(
    0x00000000, 0x80000000,  # zeros
    0x7F800000, 0xFF800000,  # infinities
    0x7FC00001, 0x7F800001, 0xFFC12345,  # NaNs: quiet, signalling, with a payload
    0x00000001, 0x807FFFFF,  # subnormal numbers
    0x7F7FFFFF, 0x00800000, 0x3F800000,  # largest, smallest normal, one
)


def entry(dtype, array):
    """A tensor of the named type; numpy has no bfloat16 of its own."""
    return dtype, numpy.ascontiguousarray(array).reshape(array.shape)


def save(name, tensors, metadata=None):
    specifications = {
        key: TensorSpec(
            dtype=dtype, shape=array.shape, data_ptr=array.ctypes.data, data_len=array.nbytes
        )
        for key, (dtype, array) in tensors.items()
    }
    (FOLDER / name).write_bytes(bytes(serialize(specifications, metadata)))


def main():
    FOLDER.mkdir(exist_ok=True)
    save(
        "float32.safetensors",
        {
            "special": entry("float32", SPECIAL),
            "matrix": entry("float32", numpy.arange(6, dtype=numpy.float32).reshape(2, 3)),
            "scalar": entry("float32", numpy.float32(2.5).reshape(())),
            "empty": entry("float32", numpy.zeros((3, 0, 2), dtype=numpy.float32)),
            "": entry("float32", floats(0x40490FDB)),
            "quote\" back\\slash\nline\ttab\u0001\u007f \uac00\U0001f600": entry(
                "float32", floats(0x3F000000)
            ),
            "e\u0301": entry("float32", floats(0x3F800000)),  # two letters, which
            "\u00e9": entry("float32", floats(0x40000000)),  # look like this one
        },
        {"made by": "the \"reference\" library\n"},
    )
    save(
        "every-type.safetensors",
        {
            "bfloat16": entry("bfloat16", (SPECIAL.view(numpy.uint32) >> 16).astype(numpy.uint16)),
            "float16": entry(
                "float16",
                numpy.array(
                    [0x0000, 0x8000, 0x7C00, 0xFC00, 0x7C01, 0x7E01, 0x0001, 0x83FF, 0x3C00],
                    dtype=numpy.uint16,
                ),
            ),
            "float32": entry("float32", SPECIAL),
            "float64": entry("float64", numpy.array([0.1])),
            "int64": entry("int64", numpy.array([[-1, 2]])),
            "uint8": entry("uint8", numpy.array([1, 2, 3], dtype=numpy.uint8)),
            "boolean": entry("bool", numpy.array([True, False])),
        },
    )
    for path in sorted(FOLDER.iterdir()):
        data = path.read_bytes()
        (length,) = struct.unpack("<Q", data[:8])
        print(path.name, len(data), data[8 : 8 + length].decode())


if __name__ == "__main__":
    main()
