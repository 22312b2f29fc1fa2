#!/usr/bin/env python3
"""Writes the numbers that the tests of the mixture expect, to ../resources/golden/*.json.

Independent of the Java code: NumPy and SciPy, straight from equations (1) to (9) of docs/MODEL.md.
The bound is computed in its long form, E_q[log joint] + entropy of q, with the responsibilities of
the pass, not as the sum of log normalisers that the Java code uses. Special functions and quantiles
come from mpmath with 50 digits.

Run:  python3 src/test/python/make_golden.py      (numpy 1.24, scipy 1.10, mpmath 1.2.1)
"""

import json
import pathlib

import mpmath
import numpy as np
from scipy import integrate, special, stats

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "resources" / "golden"


def log_rho(case, q):
    """Equation (2), one row per event."""
    x, s, p = case["x"], case["s"], case["prior"]
    m, rho, a, b = q
    d = x.shape[1]
    squared = ((x[:, None, :] - m[None, :, :]) ** 2).sum(axis=2)
    out = np.log(p["pi"]) + d / 2 * np.log(p["tau"] / (2 * np.pi)) - p["tau"] / 2 * (squared + d / rho)
    seen = ~np.isnan(s)
    counts = s[seen, None]
    out[seen] += -a / b + counts * (special.digamma(a) - np.log(b)) - special.gammaln(counts + 1)
    return out


def update(case, r):
    """Equations (4) to (6)."""
    x, s, w, p = case["x"], case["s"], case["w"], case["prior"]
    wr = w[:, None] * r
    seen = ~np.isnan(s)
    count = wr.sum(axis=0)
    rho = p["rho"] + p["tau"] * count
    m = (p["rho"] * np.asarray(p["nu"]) + p["tau"] * (wr.T @ x)) / rho[:, None]
    a = p["alpha"] + wr[seen].T @ s[seen]
    b = p["beta"] + wr[seen].sum(axis=0)
    return (m, rho, a, b), count


def long_bound(case, q, r):
    """E_q[log joint] + entropy of q, term by term."""
    x, s, w, p = case["x"], case["s"], case["w"], case["prior"]
    m, rho, a, b = q
    d = x.shape[1]
    nu = np.asarray(p["nu"])
    wr = w[:, None] * r
    e_mu_mu = (m**2).sum(axis=1) + d / rho
    e_log_rate = special.digamma(a) - np.log(b)
    total = (wr * np.log(p["pi"])).sum()
    e_squared = (x**2).sum(axis=1)[:, None] - 2 * x @ m.T + e_mu_mu
    total += (wr * (d / 2 * np.log(p["tau"] / (2 * np.pi)) - p["tau"] / 2 * e_squared)).sum()
    seen = ~np.isnan(s)
    counts = s[seen, None]
    total += (wr[seen] * (counts * e_log_rate - a / b - special.gammaln(counts + 1))).sum()
    e_prior = (m - nu) @ (m - nu).T
    total += (d / 2 * np.log(p["rho"] / (2 * np.pi)) - p["rho"] / 2 * (np.diag(e_prior) + d / rho)).sum()
    total += (
        p["alpha"] * np.log(p["beta"])
        - special.gammaln(p["alpha"])
        + (p["alpha"] - 1) * e_log_rate
        - p["beta"] * a / b
    ).sum()
    total += -(w * special.xlogy(r, r).sum(axis=1)).sum()
    total += sum(stats.multivariate_normal(np.zeros(d), np.eye(d) / v).entropy() for v in rho)
    total += stats.gamma(a, scale=1 / b).entropy().sum()
    return total


def log_predictive(case, q, n):
    """Log predictive density of event n, the posterior integrated out by SciPy's own laws."""
    x, s, p = case["x"], case["s"], case["prior"]
    m, rho, a, b = q
    d = x.shape[1]
    terms = []
    for k in range(len(rho)):
        law = stats.multivariate_normal(m[k], np.eye(d) * (1 / p["tau"] + 1 / rho[k]))
        term = np.log(p["pi"][k]) + law.logpdf(x[n])
        if not np.isnan(s[n]):
            term += stats.nbinom(a[k], b[k] / (b[k] + 1)).logpmf(s[n])
        terms.append(term)
    return special.logsumexp(terms)


def run(case):
    p = case["prior"]
    centres = np.asarray(case["centres"], dtype=float)
    k = len(centres)
    rates = case["rates"]
    a = np.full(k, p["alpha"]) + (0 if rates is None else np.asarray(rates))
    b = np.full(k, p["beta"]) + (0 if rates is None else 1)
    q = (centres, np.full(k, p["rho"]), a, b)
    trace = []
    count = np.zeros(k)
    for iteration in range(case["iterations"] + 1):
        logs = log_rho(case, q)
        r = special.softmax(logs, axis=1)
        trace.append(long_bound(case, q, r))
        if iteration < case["iterations"]:
            q, count = update(case, r)
    m, rho, a, b = q
    rows = range(0, len(case["x"]), 20)
    return {
        "iterations": case["iterations"],
        "prior": {key: np.asarray(value).tolist() for key, value in p.items()},
        "centres": centres.tolist(),
        "rates": rates,
        "events": [
            {"x": x.tolist(), "s": None if np.isnan(s) else s, "w": w}
            for x, s, w in zip(case["x"], case["s"], case["w"])
        ],
        "elbo": trace,
        "posterior": {
            "mean": m.tolist(),
            "meanPrecision": rho.tolist(),
            "rateShape": a.tolist(),
            "rateRate": b.tolist(),
            "effectiveCount": count.tolist(),
        },
        "scored": [
            {"row": n, "logDensity": log_predictive(case, q, n), "responsibilities": r[n].tolist()}
            for n in rows
        ],
    }


def make_case(seed, dimension, weighted=False, missing=0.0, rates=None, events=200):
    """Overlapping clusters, so that responsibilities are far from 0 and 1."""
    random = np.random.default_rng(seed)
    k = 4
    truth = random.normal(0, 16, (k, dimension)) + 100
    labels = random.choice(k, events, p=[0.4, 0.3, 0.2, 0.1])
    x = np.round(truth[labels] + random.normal(0, 10, (events, dimension)), 3)
    s = random.poisson(np.array([3.0, 9.0, 20.0, 45.0])[labels]).astype(float)
    s[random.random(events) < missing] = np.nan
    w = np.round(random.gamma(2.0, 0.5, events) + 0.05, 3) if weighted else np.ones(events)
    return {
        "x": x,
        "s": s,
        "w": w,
        "prior": {
            "pi": [0.25] * 4 if rates is None else [0.4, 0.3, 0.2, 0.1],
            "tau": 0.01,
            "nu": [101.5, 98.25, 97.0][:dimension],
            "rho": 1 / 900,
            "alpha": 1.5,
            "beta": 0.125,
        },
        "centres": np.round(truth + random.normal(0, 12, truth.shape), 2).tolist(),
        "rates": rates,
        "iterations": 12,
    }


def gamma_quantiles():
    """Quantiles of Gamma(shape, 1), by root finding on the incomplete gamma function."""
    mpmath.mp.dps = 50
    rows = []
    for shape in [0.05, 0.5, 1.0, 1.5, 3.0, 10.0, 100.0, 1234.5, 9999.0, 10001.0, 1e5, 1e6]:
        for p in [0.025, 0.5, 0.95, 0.975]:
            start = mpmath.mpf(float(stats.gamma.ppf(p, shape)))
            a = mpmath.mpf(shape)
            x = start
            for _ in range(4):
                density = mpmath.exp((a - 1) * mpmath.log(x) - x - mpmath.loggamma(a))
                x -= (gamma_p(a, x) - mpmath.mpf(p)) / density
            rows.append({"shape": shape, "p": p, "quantile": float(x)})
    return rows


def gamma_p(a, x):
    """Regularised lower incomplete gamma function by its power series (DLMF 8.11.4)."""
    term = mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a + 1))
    total = term
    n = 1
    while term > total * mpmath.mpf(10) ** -45:
        term *= x / (a + n)
        total += term
        n += 1
    return total


def gamma_functions():
    mpmath.mp.dps = 50
    arguments = [1e-3, 0.3, 1.0, 1.4616321449683622, 2.0, 5.5, 9.999, 10.0, 49.0, 1e3, 1e6, 1.7e7]
    singles = [
        {"x": x, "logGamma": float(mpmath.loggamma(x)), "digamma": float(mpmath.digamma(x))}
        for x in arguments
    ]
    rising = [
        {"a": a, "n": n, "value": float(mpmath.loggamma(mpmath.mpf(a) + n) - mpmath.loggamma(a))}
        for a in [0.01, 1.5, 12.25, 1e4, 1.7e7, 3e11]
        for n in [1, 7, 40, 2000]
    ]
    return {"singles": singles, "rising": rising}


def negative_binomials():
    """ln P(n) of NegativeBinomial(shape, p = rate / (rate + 1))."""
    mpmath.mp.dps = 60
    rows = []
    for shape, rate in [(0.5, 0.05), (3.25, 0.4), (250.0, 11.0), (1.7e7, 8.5e5), (4e10, 2e9)]:
        a, p = mpmath.mpf(shape), mpmath.mpf(rate) / (mpmath.mpf(rate) + 1)
        for n in [0, 1, 20, 300]:
            value = (
                mpmath.loggamma(a + n)
                - mpmath.loggamma(a)
                - mpmath.loggamma(n + 1)
                + a * mpmath.log(p)
                + n * mpmath.log(1 - p)
            )
            rows.append({"shape": shape, "rate": rate, "n": n, "logProbability": float(value)})
    return rows


def divergences():
    """KL of gamma laws and of normal laws, by numerical integration of p ln(p/q)."""
    gammas = []
    for a, b, alpha, beta in [(2.0, 0.5, 1.0, 0.1), (40.0, 3.0, 1.5, 0.125), (1.5, 0.125, 1.5, 0.125)]:
        p, q = stats.gamma(a, scale=1 / b), stats.gamma(alpha, scale=1 / beta)
        value = integrate.quad(
            lambda x: p.pdf(x) * (p.logpdf(x) - q.logpdf(x)), 0, p.isf(1e-15), epsabs=1e-12, limit=200
        )[0]
        gammas.append({"shape": a, "rate": b, "otherShape": alpha, "otherRate": beta, "kl": value})
    normals = []
    for mean, precision, other, other_precision in [
        ([1.0, 2.0], 4.0, [0.0, 0.5], 0.3),
        ([1.0, -2.0, 0.5], 0.2, [3.0, 1.0, 0.0], 0.7),
    ]:
        value = 0.0  # the axes are independent: KL is the sum over them
        for m, o in zip(mean, other):
            p, q = stats.norm(m, precision**-0.5), stats.norm(o, other_precision**-0.5)
            value += integrate.quad(
                lambda x: p.pdf(x) * (p.logpdf(x) - q.logpdf(x)), *p.interval(1 - 1e-15), epsabs=1e-12
            )[0]
        normals.append(
            {"mean": mean, "precision": precision, "otherMean": other,
             "otherPrecision": other_precision, "kl": value}
        )
    return {"gamma": gammas, "normal": normals}


def write(name, value):
    GOLDEN.mkdir(parents=True, exist_ok=True)
    with open(GOLDEN / f"{name}.json", "w", encoding="utf-8") as out:
        json.dump(value, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    write("mixture-plain", run(make_case(1, 2)))
    write("mixture-weighted", run(make_case(2, 2, weighted=True)))
    write("mixture-missing", run(make_case(3, 2, missing=0.3, rates=[3.0, 9.0, 20.0, 45.0])))
    write("mixture-depth", run(make_case(4, 3, weighted=True, missing=0.2)))
    write("gamma-quantiles", gamma_quantiles())
    write("gamma-functions", gamma_functions())
    write("negative-binomials", negative_binomials())
    write("divergences", divergences())
