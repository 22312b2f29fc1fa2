"""The images of MNIST, for the peers that are written in Python."""

import gzip

import numpy


def binary_images(path):
    """The images of an IDX file, gzipped or not: float32, rows x pixels, 1 above half of the greatest value and else 0."""
    with open(path, "rb") as file:
        data = file.read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    rows, height, width = numpy.frombuffer(data, ">i4", 3, 4)
    pixels = numpy.frombuffer(data, numpy.uint8, offset=16).reshape(rows, height * width)
    return (pixels / 255.0 > 0.5).astype(numpy.float32)
