"""The images of MNIST, for the peers that are written in Python."""

import gzip

import numpy


def grey_images(path):
    """The images of an IDX file, gzipped or not: float32 from 0 to 1, rows x pixels."""
    with open(path, "rb") as file:
        data = file.read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    rows, height, width = numpy.frombuffer(data, ">i4", 3, 4)
    pixels = numpy.frombuffer(data, numpy.uint8, offset=16).reshape(rows, height * width)
    return (pixels / 255.0).astype(numpy.float32)


def binary_images(path):
    """The same with 1 above half of the greatest value and else 0."""
    return (grey_images(path) > 0.5).astype(numpy.float32)
