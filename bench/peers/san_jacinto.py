"""The score of a saved mixture on the San Jacinto benchmark by NumPy and SciPy alone, and scikit-learn's on the same.

    san_jacinto.py FOLDER COMPONENTS SCORE

FOLDER is what `bench/run.sh san-jacinto` writes: posterior.json, the places of the events in training.txt and test.txt,
and the vertices of the region, counterclockwise from its south-west corner and as many on each side, in outline.txt
(km). Prints a row for scikit-learn's BayesianGaussianMixture with full covariances, and how far SciPy's score is from
SCORE. Both densities are divided by their integral over the region, a sum over the midpoints of a grid.
"""

import json
import sys
import warnings

import numpy
from numpy.polynomial import Polynomial
from scipy.special import logsumexp
from scipy.stats import multivariate_normal, multivariate_t
from sklearn.mixture import BayesianGaussianMixture

CELLS = 1600
DEGREE = 4  # of the curves through the vertices of a side


def grid(outline):
    """Midpoints of the cells of a region with four smooth sides, a row at a time, and the areas of the cells."""
    each = len(outline) // 4
    closed = numpy.vstack([outline, outline[:1]])
    t = numpy.linspace(0, 1, each + 1)
    sides = [closed[i * each : (i + 1) * each + 1] for i in range(4)]
    south, east, north, west = sides[0], sides[1], sides[2][::-1], sides[3][::-1]
    curves = [[Polynomial.fit(t, side[:, d], DEGREE) for d in range(2)] for side in (south, east, north, west)]
    south, east, north, west = (lambda s, c=c: numpy.stack([c[0](s), c[1](s)], -1) for c in curves)
    a, b, c, d = (outline[i * each] for i in range(4))  # south-west, south-east, north-east, north-west
    u = (numpy.arange(CELLS) + 0.5) / CELLS
    edges = numpy.arange(CELLS + 1) / CELLS

    def at(u, v):  # the Coons patch of the four sides
        u, v = numpy.broadcast_arrays(u, v)
        p, q = u[..., None], v[..., None]
        corners = (1 - p) * (1 - q) * a + p * (1 - q) * b + p * q * c + (1 - p) * q * d
        return (1 - q) * south(u) + q * north(u) + (1 - p) * west(v) + p * east(v) - corners

    for row in range(CELLS):
        low, high = at(edges, edges[row]), at(edges, edges[row + 1])
        one, other = high[1:] - low[:-1], high[:-1] - low[1:]
        yield at(u, (row + 0.5) / CELLS), 0.5 * abs(one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0])


def integral(density, outline):
    area = inside = 0.0
    for places, cells in grid(outline):
        area += cells.sum()
        inside += (cells * density(places)).sum()
    return inside, area


def saved(folder, outline):
    """The predictive density of posterior.json within the region, MODEL.md (41) and (46)."""
    with open(f"{folder}/posterior.json", encoding="utf-8") as file:
        model = json.load(file)
    prior, components = model["prior"], model["components"]
    full = prior["covarianceType"] == "full"
    counts = numpy.array([component["effectiveCount"] for component in components])
    background = model["background"]["effectiveCount"]
    share = (1 + background) / (2 + background + counts.sum())
    total = counts.sum() + prior["concentration"] * prior["slots"]
    weights = (1 - share) * (counts + prior["concentration"]) / total
    x, y = outline[:, 0], outline[:, 1]
    volume = 0.5 * (x @ numpy.roll(y, -1) - y @ numpy.roll(x, -1))
    parts = []
    for component in components:
        kappa = component["precision"]
        if full:
            s11, s21, s22 = component["shape"]
            df = component["effectiveCount"] + 4 - 1
            scale = numpy.array([[s11, s21], [s21, s22]]) * (kappa + 1) / (kappa * df)
        else:
            a, b = component["shape"]
            df = 2 * a
            scale = b / a * (1 + 1 / kappa) * numpy.eye(2)
        parts.append(multivariate_t(loc=component["mean"], shape=scale, df=df))

    def density(places):
        return share / volume + sum(w * part.pdf(places) for w, part in zip(weights, parts))

    return density


def of_sklearn(training, components):
    mixture = BayesianGaussianMixture(
        n_components=components, covariance_type="full", tol=1e-5, max_iter=3000, random_state=1
    )
    mixture.fit(training)
    parts = [multivariate_normal(m, c) for m, c in zip(mixture.means_, mixture.covariances_)]
    logs = numpy.log(mixture.weights_)

    def density(places):
        return numpy.exp(logsumexp([w + part.logpdf(places) for w, part in zip(logs, parts)], axis=0))

    return density


def main():
    warnings.simplefilter("ignore")
    folder, components, score = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
    outline, training, test = (numpy.loadtxt(f"{folder}/{name}.txt") for name in ("outline", "training", "test"))
    peer = of_sklearn(training, components)
    inside, _ = integral(peer, outline)
    theirs = numpy.log(peer(test)).mean() - numpy.log(inside)
    print(f"| scikit-learn, full | K {components} | - | {theirs:.4f} |")
    ours = saved(folder, outline)
    inside, area = integral(ours, outline)
    again = numpy.log(ours(test)).mean() - numpy.log(inside)
    print(
        f"SciPy: {again:.8f}, {again - score:+.1e} from the score; share in the region {inside:.8f}, area {area:.4f}",
        file=sys.stderr,
    )


main()
