#!/usr/bin/env python3
"""Writes the numbers that the tests of the distributions and of symmetric matrices expect, to
../resources/golden/distributions.json, beta-family.json and symmetric-matrices.json.

Independent of the Java code: SciPy's own distributions; entropies of SciPy; divergences as the integral or the sum of
p ln(p/q) in mpmath with 30 digits; the derivative of a gamma draw by its shape from mpmath, as the central
difference of quantiles found by root finding. The beta
family: mpmath with 60 digits from the definitions; tails of the beta distribution by quadrature over the log odds,
its quantiles by Newton's method on them. Matrices: NumPy makes them, mpmath with 60 digits inverts them.

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
        "beta": lambda: stats.beta(p[0], p[1]),
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
        "mean": float(f.mean()), "variance": float(f.var()),
        "entropy": beta_moments(*p)["entropy"] if name == "beta" else float(f.entropy()),  # SciPy's loses 8 digits
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
        "beta": lambda x: x ** (q[0] - 1) * (1 - x) ** (q[1] - 1) / mpmath.beta(q[0], q[1]),
    }[name]


def divergence(name, p, q):
    if name in ("normal", "exponential", "gamma", "beta"):
        f, g = density(name, p), density(name, q)
        s = frozen(name, p)
        cuts = [float(s.ppf(u)) for u in (1e-12, 1e-3, 0.1, 0.5, 0.9, 0.999)] + [float(s.isf(1e-15)), float(s.isf(1e-22))]
        if name == "normal":
            cuts = [float(p[0] + p[1] * k) for k in (-14, -7, -3, -1, 0, 1, 3, 7, 14)]
        elif name == "beta":
            cuts = [0.0] + cuts[:-2] + [1.0]
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


def packed(full):
    """The lower triangle, row by row."""
    return [float(full[i, j]) for i in range(full.rows) for j in range(i + 1)]


def symmetric_matrix(name, array):
    """What mpmath says of a matrix of doubles; `condition` is that of its correlations."""
    with mpmath.workdps(60):
        n = len(array)
        a = mpmath.matrix(n, n)
        for i in range(n):
            for j in range(n):
                a[i, j] = mpmath.mpf(float(array[max(i, j)][min(i, j)]))
        values, vectors = mpmath.eigsy(a)
        order = sorted(range(n), key=lambda i: -values[i])
        columns = []
        for i in order:
            column = [vectors[k, i] for k in range(n)]
            lead = max(column, key=abs)
            columns.append([float(v * mpmath.sign(lead)) for v in column])
        v = [(-1) ** i * (0.5 + i) / mpmath.sqrt(a[i, i]) for i in range(n)]
        v = [mpmath.mpf(float(e)) for e in v]
        b = mpmath.matrix(n, n)
        for i in range(n):
            for j in range(n):
                b[i, j] = (i + 1) * (j + 1) + (i == j)
        correlations = mpmath.matrix(n, n)
        for i in range(n):
            for j in range(n):
                correlations[i, j] = a[i, j] / mpmath.sqrt(a[i, i] * a[j, j])
        spread = mpmath.eigsy(correlations, eigvals_only=True)
        return {
            "name": name, "size": n, "packed": packed(a), "logDeterminant": float(mpmath.log(mpmath.det(a))),
            "inverse": packed(a**-1), "cholesky": packed(mpmath.cholesky(a)), "values": [float(values[i]) for i in order],
            "vectors": columns, "trace": float(sum(a[i, i] for i in range(n))), "point": [float(e) for e in v],
            "quadraticForm": float(sum(a[i, j] * v[i] * v[j] for i in range(n) for j in range(n))),
            "plusOuter": packed(a + mpmath.mpf(-0.25) * mpmath.matrix(v) * mpmath.matrix(v).T),
            "other": packed(b), "traceProduct": float(sum((a * b)[i, i] for i in range(n))),
            "condition": float(max(spread) / min(spread)),
        }


def symmetric_matrices():
    random = np.random.default_rng(11)
    rows = [symmetric_matrix("one", [[2.5]])]
    for n in (2, 3, 5):
        root = random.normal(size=(n, n))
        base = root @ root.T + 0.1 * np.eye(n)
        scales = np.logspace(-3, 3, n)
        rotation = np.linalg.qr(random.normal(size=(n, n)))[0]
        rows += [
            symmetric_matrix(f"plain {n}", base),
            symmetric_matrix(f"badly scaled {n}", base * np.outer(scales, scales)),
            symmetric_matrix(f"badly scaled, largest first {n}", base * np.outer(scales[::-1], scales[::-1])),
            symmetric_matrix(f"rotated {n}", rotation @ np.diag(np.logspace(-4, 4, n)) @ rotation.T),
        ]
    return rows


def beta_functions():
    """ln B, and digamma(a + b) - digamma(a)."""
    grid = (1e-6, 1e-3, 0.3, 1.0, 3.0, 9.7, 10.0, 25.5, 1e3, 1e6, 1e8)
    with mpmath.workdps(60):
        return [
            {
                "a": a, "b": b, "logBeta": float(log_beta(a, b)),
                "digammaDifference": float(mpmath.digamma(mpmath.mpf(a) + b) - mpmath.digamma(a)),
                "trigamma": float(mpmath.psi(1, a)), "correction": float(log_gamma_correction(mpmath.mpf(a))),
                "slope": float(mpmath.digamma(a) - mpmath.log(a) + mpmath.mpf(1) / 2 / mpmath.mpf(a)),
            }
            for a in grid + (7e4, 1e10, 1e12, 1e15) for b in grid
        ]


def log_gamma_correction(x):
    return mpmath.loggamma(x) - ((x - mpmath.mpf(1) / 2) * mpmath.log(x) - x + mpmath.log(2 * mpmath.pi) / 2)


def log_beta(a, b):
    a, b = mpmath.mpf(a), mpmath.mpf(b)
    return mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)


def log_remainders():
    with mpmath.workdps(60):
        points = [s * m for s in (1, -1) for m in (1e-300, 1e-20, 1e-9, 1e-4, 0.02, 0.1, 0.3, 0.4999, 0.5, 0.9, 0.999999)]
        return [{"t": t, "value": float(t - mpmath.log1p(mpmath.mpf(t)))} for t in points + [3.0, 1e9]]


def beta_kernel(a, b, t):
    """The density of the log odds."""
    return mpmath.exp(-a * mpmath.log1p(mpmath.exp(-t)) - b * mpmath.log1p(mpmath.exp(t)) - log_beta(a, b))


def beta_tail(a, b, t):
    """P(log odds <= t)."""
    a, b = mpmath.mpf(a), mpmath.mpf(b)
    width = mpmath.sqrt(mpmath.psi(1, a) + mpmath.psi(1, b))
    cuts = [t - width * k for k in (200, 100, 60, 40, 28, 20, 14, 10, 7, 5, 3.5, 2.5, 1.5, 0.7, 0)]
    return mpmath.quad(lambda s: beta_kernel(a, b, s), cuts)


def beta_quantile(a, b, u):
    """By Newton's method on the smaller tail."""
    with mpmath.workdps(40):
        if u > 0.5:
            row = beta_quantile(b, a, 1 - u)
            return {
                "alpha": a, "beta": b, "u": u, "logOdds": -row["logOdds"], "quantile": row["complement"],
                "complement": row["quantile"], "logKernel": row["logKernel"],
            }
        x = mpmath.mpf(float(stats.beta.ppf(u, a, b)))
        y = mpmath.mpf(float(stats.beta.isf(u, b, a)))
        t = mpmath.log(x) - mpmath.log(y if y > 0 else 1 - x)
        for _ in range(20):
            tail = beta_tail(a, b, t)
            step = mpmath.log(tail / u) * tail / beta_kernel(a, b, t)
            t -= step
            if abs(step) < mpmath.mpf(10) ** -14 * abs(t) * mpmath.mpf(10) ** -6:
                break
        x = 1 / (1 + mpmath.exp(-t))
        return {
            "alpha": a, "beta": b, "u": u, "logOdds": float(t), "quantile": float(x),
            "complement": float(1 / (1 + mpmath.exp(t))), "logKernel": float(mpmath.log(beta_kernel(a, b, t))),
        }


def beta_moments(a, b):
    with mpmath.workdps(60):
        psi, n = mpmath.digamma, mpmath.mpf(a) + b
        entropy = log_beta(a, b) - (mpmath.mpf(a) - 1) * psi(a) - (mpmath.mpf(b) - 1) * psi(b) + (n - 2) * psi(n)
        return {
            "alpha": a, "beta": b, "meanLog": float(psi(a) - psi(n)), "meanLogComplement": float(psi(b) - psi(n)),
            "entropy": float(entropy),
        }


def beta_divergence(p, q):
    with mpmath.workdps(60):
        a, b, c, d = (mpmath.mpf(v) for v in p + q)
        psi = mpmath.digamma
        kl = log_beta(c, d) - log_beta(a, b) + (a - c) * psi(a) + (b - d) * psi(b) - (a + b - c - d) * psi(a + b)
        return {"parameters": p, "other": q, "kl": float(kl)}


def beta_negative_binomial(r, u, v):
    with mpmath.workdps(60):
        middle = r * v / max(u - 1, 1.0)
        points = sorted({0, 1, 2, 7, int(middle), int(middle * 1.1), int(middle / 7), int(30 * middle) + 3})
        mean = mpmath.mpf(r) * v / (mpmath.mpf(u) - 1) if u > 1 else mpmath.inf
        variance = mean * (mpmath.mpf(r) + u - 1) * (mpmath.mpf(u) + v - 1) / ((mpmath.mpf(u) - 1) * (mpmath.mpf(u) - 2)) if u > 2 else mpmath.inf
        logs = [
            mpmath.loggamma(mpmath.mpf(r) + n) - mpmath.loggamma(r) - mpmath.loggamma(n + 1)
            + log_beta(mpmath.mpf(u) + r, mpmath.mpf(v) + n) - log_beta(u, v) for n in points
        ]
        return {
            "parameters": [r, u, v], "points": points, "logProb": [float(e) for e in logs],
            "mean": None if mean == mpmath.inf else float(mean), "variance": None if variance == mpmath.inf else float(variance),
        }


def student(df, location, scale, points):
    """From the density; the squared distance that holds a level is df times the odds of a beta quantile."""
    with mpmath.workdps(60):
        n = len(location)
        full = mpmath.matrix(n, n)
        for i in range(n):
            for j in range(n):
                full[i, j] = mpmath.mpf(scale[max(i, j) * (max(i, j) + 1) // 2 + min(i, j)])
        inverse, half = full**-1, mpmath.mpf(n) / 2
        centred = [mpmath.matrix([mpmath.mpf(e) - c for e, c in zip(x, location)]) for x in points]
        squared = [(d.T * inverse * d)[0] for d in centred]
        root = mpmath.log(mpmath.det(full)) / 2
        levels = [1e-6, 0.5, 0.95, 0.999]
        if df is None:
            logs = [-half * mpmath.log(2 * mpmath.pi) - root - q / 2 for q in squared]
            radii = [stats.chi2(n).ppf(level) for level in levels]
        else:
            top = (mpmath.mpf(df) + n) / 2
            norm = mpmath.loggamma(top) - mpmath.loggamma(top - half) - half * mpmath.log(mpmath.pi * df) - root
            logs = [norm - top * mpmath.log1p(q / df) for q in squared]
            quantiles = [beta_quantile(n / 2, df / 2, level) for level in levels]
            radii = [df * q["quantile"] / q["complement"] for q in quantiles]
    return {
        "df": df, "location": location, "scale": scale, "points": points, "logProb": [float(e) for e in logs],
        "squaredDistance": [float(q) for q in squared], "levels": levels, "radii": [float(q) for q in radii],
    }


BETAS = [
    [0.1, 0.1], [0.1, 30.0], [0.5, 1e6], [1.0, 1.0], [2.5, 7.0], [3.0, 1e9], [40.0, 0.7], [60.0, 1e12], [900.0, 800.0],
    [5e4, 1e8], [1e6, 1e6], [1e8, 1e8], [1e9, 1e7],
]
BETA_PAIRS = [
    ([2.5, 7.0], [0.9, 1.0]), ([0.1, 0.2], [0.3, 0.1]), ([1e8, 1e8], [1e8 + 1e4, 1e8]), ([1e8, 3e8], [2e8, 6e8]), ([1e6, 1e9], [1e6, 1.001e9]),
    ([1e-3, 5.0], [10.0, 5.0]), ([1e10, 40.0], [1.5, 2.5]), ([30.0, 30.0], [30.0, 30.000001]), ([1e12, 1e9], [1e10, 1e7]),
]
BETA_NEGATIVE_BINOMIALS = [
    [1.5, 4.0, 2.0], [3.0, 0.5, 0.1], [0.2, 1.5, 9.0], [1e4, 10.0, 5.0], [2.5, 1e12, 1e9], [1e4, 1e12, 1e9], [1e4, 1e12, 1e6], [1e4, 2e6, 5e3],
    [1e-3, 1e5, 1e6], [2.0, 3.0, 1e9], [1.5, 2.5e4, 4e4], [1e4, 1e12, 2.0],
]
STUDENTS = [
    (3.0, [0.0], [4.0], [[1.0], [-20.0]]), (0.7, [1.0, -2.0], [4.0, 1.0, 9.0], [[1.0, -2.0], [3.0, 5.0], [-1e6, 2.0]]),
    (25.0, [10.0, 20.0, -3.0], [1.0, 0.3, 2.0, -40.0, 10.0, 1e4], [[10.5, 21.0, 60.0], [0.0, 0.0, 0.0]]),
    (1e7, [0.0, 0.0], [1.0, 0.5, 1.0], [[0.3, -0.4], [4.0, 4.0]]), (None, [10.0, 20.0, -3.0], [1.0, 0.3, 2.0, -40.0, 10.0, 1e4], [[10.5, 21.0, 60.0], [8.0, 22.0, 0.0]]),
]
LEVELS = (1e-12, 0.025, 0.5, 0.975, 0.999999)


def beta_family():
    return {
        "functions": beta_functions(), "remainders": log_remainders(), "moments": [beta_moments(*p) for p in BETAS],
        "quantiles": [beta_quantile(a, b, u) for a, b in BETAS for u in LEVELS],
        "divergences": [beta_divergence(*p) for p in BETA_PAIRS],
        "betaNegativeBinomials": [beta_negative_binomial(*p) for p in BETA_NEGATIVE_BINOMIALS],
        "students": [student(*p) for p in STUDENTS],
    }


CONTINUOUS = [
    ("normal", [0.0, 1.0]), ("normal", [-3.5, 0.02]), ("normal", [1e6, 1e-3]), ("normal", [2.0, 1e150]),
    ("exponential", [1.0]), ("exponential", [1e-12]), ("exponential", [250.0]), ("exponential", [1e100]),
    ("gamma", [1.0, 4.0]), ("gamma", [0.3, 2.0]), ("gamma", [7.5, 0.125]), ("gamma", [800.0, 3.0]), ("gamma", [2.5, 1e-30]),
    ("beta", [1.0, 1.0]), ("beta", [0.5, 3.0]), ("beta", [2.5, 7.0]), ("beta", [900.0, 800.0]), ("beta", [4.0, 2e4]),
]
DISCRETE = [
    ("poisson", [0.0]), ("poisson", [1e-9]), ("poisson", [0.7]), ("poisson", [12.5]), ("poisson", [999.0]), ("poisson", [1000.0]), ("poisson", [1e5]),
    ("bernoulli", [0.0]), ("bernoulli", [1e-12]), ("bernoulli", [0.3]), ("bernoulli", [1.0]),
    ("categorical", [0.1, 0.2, 0.5, 0.2]), ("categorical", [1.0]), ("categorical", [0.0, 1e-15, 1 - 1e-15]), ("categorical", [0.25] * 4),
]
PAIRS = [
    ("normal", [0.0, 1.0], [1.5, 0.5]), ("normal", [-3.5, 0.02], [0.0, 1.0]), ("normal", [0.0, 1.0], [0.001, 1.001]),
    ("exponential", [1.0], [3.0]), ("exponential", [250.0], [0.01]), ("gamma", [7.5, 0.125], [0.9, 1.0]), ("gamma", [1.0, 4.0], [1.0, 2.0]),
    ("beta", [2.5, 7.0], [0.9, 1.5]), ("beta", [1.0, 1.0], [3.0, 2.0]),
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
    files = {"distributions": golden, "beta-family": beta_family(), "symmetric-matrices": symmetric_matrices()}
    for name, content in files.items():
        with open(GOLDEN / f"{name}.json", "w", encoding="utf-8") as out:
            json.dump(content, out, indent=1)
            out.write("\n")
