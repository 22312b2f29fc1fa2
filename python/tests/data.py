"""Drawn rows."""

import random


def drawn(count=600, seed=1):
    """Rows of x, y and strength: three clusters at (0, 0), (50, 0) and (0, 50), of rates 5, 20 and 60."""
    numbers = random.Random(seed)
    centres = [(0, 0, 5), (50, 0, 20), (0, 50, 60)]
    rows = []
    for i in range(count):
        x, y, rate = centres[i % 3]
        strength = max(0, round(numbers.gauss(rate, rate**0.5)))
        rows.append((numbers.gauss(x, 2), numbers.gauss(y, 3), float(strength)))
    return rows


def halves(count=400, seed=2):
    """Rows of an image of 4 x 4 pixels, whose left or right half is bright."""
    numbers = random.Random(seed)
    rows = []
    for i in range(count):
        bright = [(column < 2) == (i % 2 == 0) for _ in range(4) for column in range(4)]
        rows.append(([float(numbers.random() < (0.9 if b else 0.1)) for b in bright],))
    return rows
