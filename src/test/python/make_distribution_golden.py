#!/usr/bin/env python3
"""Writes the numbers that the tests of the distributions expect, to ../resources/golden/distributions.json.

Independent of the Java code: SciPy's own distributions; entropies of SciPy; divergences as the integral or the sum of
p ln(p/q) in mpmath with 30 digits; the derivative of a gamma draw by its shape from mpmath, as the central
difference of quantiles found by root finding.

Run:  python3 src/test/python/make_distribution_golden.py      (scipy 1.10, mpmath 1.2.1)
"""

import json
import pathlib

import mpmath
import numpy as np
from scipy import stats

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "resources" / "golden"
mpmath.mp.dps = 30


def frozen(name, p):
    return {
        "normal": lambda: stats.norm(p[0], p[1]),
        "exponential": lambda: stats.expon(scale=1 / p[0]),
        "gamma": lambda: stats.gamma(p[0], scale=1 / p[1]),
        "poisson": lambda: stats.poisson(p[0]),
        "bernoulli": lambda: stats.bernoulli(p[0]),
        "categorical": lambda: stats.rv_discrete(values=(range(len(p)), p)),
    }[name]()


def finite(values):
    return [None if np.isinf(v) else float(v) for v in values]


def continuous(name, p):
    f = frozen(name, p)
    points = [float(f.ppf(u)) for u in (1e-6, 0.03, 0.4, 0.5, 0.9, 0.9999)]
    return {
        "distribution": name, "parameters": p, "points": points,
        "logProb": [float(v) for v in f.logpdf(points)], "cdf": [float(v) for v in f.cdf(points)],
        "mean": float(f.mean()), "variance": float(f.var()), "entropy": float(f.entropy()),
    }


def discrete(name, p):
    f = frozen(name, p)
    points = sorted({int(f.ppf(u)) for u in (1e-6, 0.03, 0.4, 0.5, 0.9, 0.9999)} | {0, 1})
    if name == "poisson":  # SciPy's own sum stops early
        top = int(p[0] + 50 * p[0] ** 0.5 + 50)
        logs = stats.poisson(p[0]).logpmf(np.arange(top))
        entropy = float(-np.sum(np.exp(logs) * np.where(np.isinf(logs), 0, logs)))
    else:
        entropy = float(f.entropy())
    logs = f.logpmf(points) if name != "categorical" else [np.log(p[k]) if k < len(p) else -np.inf for k in points]
    return {
        "distribution": name, "parameters": p, "points": points, "logProb": finite(logs),
        "mean": float(f.mean()), "variance": float(f.var()), "entropy": entropy,
    }


def density(name, p):
    """The density in mpmath."""
    q = [mpmath.mpf(v) for v in p]
    return {
        "normal": lambda x: mpmath.exp(-(((x - q[0]) / q[1]) ** 2) / 2) / q[1] / mpmath.sqrt(2 * mpmath.pi),
        "exponential": lambda x: q[0] * mpmath.exp(-q[0] * x),
        "gamma": lambda x: q[1] ** q[0] * x ** (q[0] - 1) * mpmath.exp(-q[1] * x) / mpmath.gamma(q[0]),
    }[name]


def divergence(name, p, q):
    if name in ("normal", "exponential", "gamma"):
        f, g = density(name, p), density(name, q)
        s = frozen(name, p)
        cuts = [float(s.ppf(u)) for u in (1e-12, 1e-3, 0.1, 0.5, 0.9, 0.999)] + [float(s.isf(1e-15)), float(s.isf(1e-22))]
        if name == "normal":
            cuts = [float(p[0] + p[1] * k) for k in (-14, -7, -3, -1, 0, 1, 3, 7, 14)]
        else:
            cuts = [0.0] + cuts
        value = mpmath.quad(lambda x: f(x) * mpmath.log(f(x) / g(x)), cuts)
    else:
        f, g = frozen(name, p), frozen(name, q)
        top = len(p) if name == "categorical" else 2 if name == "bernoulli" else int(p[0] + 50 * p[0] ** 0.5 + 50)
        value = sum(
            mpmath.exp(f.logpmf(n)) * (mpmath.mpf(float(f.logpmf(n))) - mpmath.mpf(float(g.logpmf(n))))
            for n in range(top) if np.isfinite(f.logpmf(n))
        )
    return {"distribution": name, "parameters": p, "other": q, "kl": float(value)}


def gamma_draw(shape, u):
    """The u-quantile of Gamma(shape, 1) and its derivative by the shape."""
    mpmath.mp.dps = 60

    def quantile(a):
        x = mpmath.mpf(float(stats.gamma.ppf(u, float(a))))
        for _ in range(8):
            error = lower(a, x) - mpmath.mpf(u)
            x -= error / mpmath.exp((a - 1) * mpmath.log(x) - x - mpmath.loggamma(a))
        return x

    def lower(a, x):
        term = mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a + 1))
        total, n = term, 1
        while term > total * mpmath.mpf(10) ** -58:
            term *= x / (a + n)
            total += term
            n += 1
        return total

    a = mpmath.mpf(shape)
    step = a * mpmath.mpf(10) ** -15
    slope = (quantile(a + step) - quantile(a - step)) / (2 * step)
    mpmath.mp.dps = 30
    return {"shape": shape, "noise": u, "draw": float(quantile(a)), "byShape": float(slope)}


CONTINUOUS = [
    ("normal", [0.0, 1.0]), ("normal", [-3.5, 0.02]), ("normal", [1e6, 1e-3]), ("normal", [2.0, 1e150]),
    ("exponential", [1.0]), ("exponential", [1e-12]), ("exponential", [250.0]), ("exponential", [1e100]),
    ("gamma", [1.0, 4.0]), ("gamma", [0.3, 2.0]), ("gamma", [7.5, 0.125]), ("gamma", [800.0, 3.0]), ("gamma", [2.5, 1e-30]),
]
DISCRETE = [
    ("poisson", [0.0]), ("poisson", [1e-9]), ("poisson", [0.7]), ("poisson", [12.5]), ("poisson", [999.0]), ("poisson", [1000.0]), ("poisson", [1e5]),
    ("bernoulli", [0.0]), ("bernoulli", [1e-12]), ("bernoulli", [0.3]), ("bernoulli", [1.0]),
    ("categorical", [0.1, 0.2, 0.5, 0.2]), ("categorical", [1.0]), ("categorical", [0.0, 1e-15, 1 - 1e-15]), ("categorical", [0.25] * 4),
]
PAIRS = [
    ("normal", [0.0, 1.0], [1.5, 0.5]), ("normal", [-3.5, 0.02], [0.0, 1.0]), ("normal", [0.0, 1.0], [0.001, 1.001]),
    ("exponential", [1.0], [3.0]), ("exponential", [250.0], [0.01]), ("gamma", [7.5, 0.125], [0.9, 1.0]), ("gamma", [1.0, 4.0], [1.0, 2.0]),
    ("poisson", [0.7], [4.0]), ("poisson", [120.0], [60.0]), ("bernoulli", [0.3], [0.9]), ("bernoulli", [0.0], [0.25]),
    ("categorical", [0.1, 0.2, 0.5, 0.2], [0.25] * 4), ("categorical", [0.0, 0.5, 0.5], [0.2, 0.3, 0.5]),
]

if __name__ == "__main__":
    golden = {
        "continuous": [continuous(*c) for c in CONTINUOUS],
        "discrete": [discrete(*c) for c in DISCRETE],
        "divergences": [divergence(*c) for c in PAIRS],
        "gammaDraws": [
            gamma_draw(shape, u)
            for shape in (0.0196, 0.05, 0.5, 1.0, 3.0, 40.0, 900.0, 9999.0, 10001.0, 1e5)
            for u in (1e-4, 0.1, 0.5, 0.9, 0.99999)
        ],
    }
    with open(GOLDEN / "distributions.json", "w", encoding="utf-8") as out:
        json.dump(golden, out, indent=1)
        out.write("\n")
