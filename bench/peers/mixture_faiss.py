"""Seconds per iteration of a truncated mixture: of each event only the components of the nearest centres count.

    mixture_faiss.py ROWS COMPONENTS

prints a line "truncated K seconds" for each of the comma-separated numbers of components. The events are drawn as
bench/java/org/epicentra/bench/ClusteredEvents.java draws them. faiss finds the nearest centres, by comparison with all
or through an inverted file, whichever is faster (of more than 1,000, through the file); NumPy does the rest of an EM
iteration of a mixture of round normals of one given width. So do programs for variational truncation (D. Forster, J.
Luecke, "Can clustering scale sublinearly with its clusters?", AISTATS 2018).
"""

import sys
import time

import faiss
import numpy

SIDE = 1000.0
SPREAD = 0.15
NEAREST = 16
PROBES = 4
BATCH = 100_000
ITERATIONS = 3
MOST_COMPARED = 1_000


def flat(centres):
    index = faiss.IndexFlatL2(2)
    index.add(centres)
    return index


def inverted(centres):
    index = faiss.IndexIVFFlat(faiss.IndexFlatL2(2), 2, max(1, int(len(centres) ** 0.5)))
    index.cp.min_points_per_centroid = 1
    index.train(centres)
    index.add(centres)
    index.nprobe = PROBES
    return index


def iteration(events, centres, weights, deviation, index_of):
    """One iteration of EM: the new centres and weights."""
    components, nearest = len(centres), min(NEAREST, len(centres))
    index = index_of(centres)
    counts = numpy.zeros(components)
    sums = numpy.zeros((components, 2))
    with numpy.errstate(divide="ignore"):
        logs = numpy.log(weights)
    for start in range(0, len(events), BATCH):
        x = events[start : start + BATCH]
        squares, near = index.search(x, nearest)
        rho = logs[near] - squares / (2 * deviation**2)
        rho[near < 0] = -numpy.inf
        rho = numpy.exp(rho - rho.max(axis=1, keepdims=True))
        rho /= rho.sum(axis=1, keepdims=True)
        flat_near, flat_rho = numpy.maximum(near, 0).ravel(), rho.ravel()
        counts += numpy.bincount(flat_near, flat_rho, components)
        for d in range(2):
            sums[:, d] += numpy.bincount(flat_near, flat_rho * numpy.repeat(x[:, d], nearest), components)
    alive = counts > 0
    moved = numpy.where(alive[:, None], sums / numpy.maximum(counts, 1e-300)[:, None], centres)
    return moved.astype(numpy.float32), counts / len(events)


def main():
    rows = int(sys.argv[1])
    for components in (int(word) for word in sys.argv[2].split(",")):
        random = numpy.random.default_rng(components)
        truth = SIDE * random.random((components, 2))
        deviation = SPREAD * SIDE / numpy.sqrt(components)
        events = truth[random.integers(components, size=rows)] + deviation * random.standard_normal((rows, 2))
        events = events.astype(numpy.float32)
        fastest = numpy.inf
        for index_of in (flat, inverted) if components <= MOST_COMPARED else (inverted,):
            centres = events[random.integers(rows, size=components)].copy()
            weights = numpy.full(components, 1 / components)
            for _ in range(ITERATIONS):
                start = time.perf_counter()
                centres, weights = iteration(events, centres, weights, deviation, index_of)
                fastest = min(fastest, time.perf_counter() - start)
        print("truncated", components, fastest, flush=True)


main()
