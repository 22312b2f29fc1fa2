"""The score of a saved mixture on the San Jacinto benchmark by NumPy and SciPy alone, and scikit-learn's on the same.

    san_jacinto.py FOLDER COMPONENTS SCORE

FOLDER is what `bench/run.sh san-jacinto` writes: posterior.json, the places of the events in training.txt and test.txt,
and the vertices of the region, counterclockwise from its south-west corner and as many on each side, in outline.txt
(km). Prints a row for scikit-learn's BayesianGaussianMixture with full covariances, and how far SciPy's score is from
SCORE. Both densities are divided by their integral over the region, by a Gauss-Legendre rule in small panels.
"""

import json
import sys
import warnings

import numpy
from scipy.special import logsumexp
from scipy.stats import multivariate_normal, multivariate_t
from sklearn.mixture import BayesianGaussianMixture

PANELS = 25  # between two vertices of a side
NODES = 4  # of the Gauss-Legendre rule in each panel


def nodes(each):
    """Nodes and weights of a rule on [0, 1] whose panels end where the pieces of a side do."""
    at, weights = numpy.polynomial.legendre.leggauss(NODES)
    panels = each * PANELS
    starts = numpy.arange(panels)[:, None]
    return ((starts + 0.5 + 0.5 * at) / panels).ravel(), numpy.tile(0.5 * weights / panels, panels)


def grid(outline):
    """Nodes in the region, a row at a time, with their weights, km^2: the Coons patch of its four sides."""
    each = len(outline) // 4
    closed = numpy.vstack([outline, outline[:1]])
    sides = [closed[i * each : (i + 1) * each + 1] for i in range(4)]
    south, east, north, west = sides[0], sides[1], sides[2][::-1], sides[3][::-1]
    a, b, c, d = (outline[i * each] for i in range(4))  # south-west, south-east, north-east, north-west
    t, weights = nodes(each)

    def on(side):  # its places and their derivatives
        piece = numpy.floor(t * each).astype(int)
        slope = (side[piece + 1] - side[piece]) * each
        return side[piece] + slope * (t - piece / each)[:, None], slope

    (s, ds), (n, dn), (w, dw), (e, de) = on(south), on(north), on(west), on(east)
    u = t[:, None]
    for row, v in enumerate(t):
        corners = (1 - u) * (1 - v) * a + u * (1 - v) * b + u * v * c + (1 - u) * v * d
        places = (1 - v) * s + v * n + (1 - u) * w[row] + u * e[row] - corners
        along = (1 - v) * ds + v * dn - w[row] + e[row] - ((1 - v) * (b - a) + v * (c - d))
        across = n - s + (1 - u) * dw[row] + u * de[row] - ((1 - u) * (d - a) + u * (c - b))
        yield places, weights[row] * weights * abs(along[:, 0] * across[:, 1] - along[:, 1] * across[:, 0])


def integral(density, outline):
    area = inside = 0.0
    for places, cells in grid(outline):
        area += cells.sum()
        inside += (cells * density(places)).sum()
    return inside, area


def within(places, outline):
    """Whether places lie in the polygon: a ray from each to the right crosses its edges an odd number of times."""
    x, y = places[:, :1], places[:, 1:]
    (ax, ay), (bx, by) = outline.T, numpy.roll(outline, -1, 0).T
    with numpy.errstate(divide="ignore", invalid="ignore"):
        crossing = ax + (y - ay) / (by - ay) * (bx - ax)
    return (((ay > y) != (by > y)) & (x < crossing)).sum(1) % 2 == 1


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
        return share / volume * within(places, outline) + sum(w * part.pdf(places) for w, part in zip(weights, parts))

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
