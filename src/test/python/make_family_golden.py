#!/usr/bin/env python3
"""Writes the numbers that the tests of the mixture family expect, to ../resources/golden/family-*.json.

The model is in mixture_family.py. This script checks it before it writes anything: the bound in its
long form, E_q[ln joint] - E_q[ln q], equals (42) and (43) to 1e-12; it never falls; deletions change
it by (44); with one cluster and no location error, truncation or background it equals the exact log
evidence, whose ratios are the predictive densities; and two cases follow scikit-learn.

    python3 src/test/python/make_family_golden.py                  all but family-scikit-learn.json
    python3 src/test/python/make_family_golden.py --scikit-learn   that too
    python3 src/test/python/make_family_golden.py --monte-carlo    also checks the bounds by simulation

numpy 1.24, scipy 1.10, scikit-learn 1.2.1 (Debian 12: python3-scipy, python3-sklearn)

A file family-NAME.json has the events, the prior, the label of each event, `start` (the posterior of
the M-step from these labels), `iterations` (each the bound of the E-step and the posterior of the
M-step after it) and `final`: the bound of the last posterior, and all that is reported of it. Keys are
absent where an option has no such number; null is a missing strength, a normal law in place of
Student's t (degreesOfFreedom), or the azimuth of a circle. Where `gain` of a merge differs from
`gainOfCompletedSums`, the first completes the sums of both clusters, (33b) and (36), as those of
`first`, the second each as its own. `covariance` of scikit-learn is S_k / n_k.
"""

import json
import pathlib
import re
import sys

import mixture_family as family
import numpy as np
from scipy import integrate, special, stats

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "resources" / "golden"
ITERATIONS = 6
SIDES = np.array([120.0, 120.0, 100.0])  # of the region, a box about nu
AREA, VOLUME = 14_400.0, 1_440_000.0


# Cases ------------------------------------------------------------------------------------------------


def prior(dimension, covariance, weights, counts, **options):
    return {
        "weights": weights,
        "covarianceType": covariance,
        "tau": 1 / 64,
        "nu": [101.5, -48.25, 12.0][:dimension],
        "rho": 1 / 900,
        "alpha": 1.5,
        "beta": 0.25,
        "counts": counts,
        "dispersion": options.get("dispersion"),
        "zeroTruncated": options.get("zero_truncated", False),
        "backgroundVolume": options.get("volume"),
        "c0": 1.0,
        "d0": 1.0,
        "locationError": options.get("error", 0.0),
    }


def make_case(seed, k, the_prior, events=32, weighted=False, missing=0.0):
    """Elongated clusters that overlap, the largest first, with over-dispersed counts.

    With a background an eighth of the events are anywhere in the region, a box about nu.
    """
    random = np.random.default_rng(seed)
    d = len(the_prior["nu"])
    middle = np.asarray(the_prior["nu"])
    centres = middle + random.normal(0, 9, (k, d))
    turned = [np.linalg.qr(random.normal(size=(d, d)))[0] for _ in range(k)]
    axes = np.array([axis * [12.0, 5.0, 3.0][:d] for axis in turned])
    shares = np.array([0.4, 0.3, 0.2, 0.1])[:k]
    labels = random.choice(k, events, p=shares / shares.sum())
    x = centres[labels] + np.einsum("nij,nj->ni", axes[labels], random.normal(size=(events, d)))
    rates = np.array([4.0, 9.0, 20.0, 30.0])[labels]
    s = random.poisson(rates * random.gamma(2.0, 0.5, events)).astype(float)
    if the_prior["zeroTruncated"]:
        s = np.maximum(s, 1.0)
    s[random.random(events) < missing] = np.nan
    if the_prior["backgroundVolume"] is not None:
        half = SIDES[:d] / 2
        anywhere = random.random(events) < 1 / 8
        x[anywhere] = middle + random.uniform(-half, half, (anywhere.sum(), d))
        assert (abs(x - middle) < half).all() and the_prior["backgroundVolume"] == np.prod(SIDES[:d])
    starts = centres + random.normal(0, 5, centres.shape)
    x = np.round(x, 3)
    return {
        "x": x,
        "s": s,
        "w": np.round(random.gamma(2.0, 0.5, events) + 0.05, 3) if weighted else np.ones(events),
        "k": k,
        "labels": ((x[:, None, :] - starts) ** 2).sum(axis=2).argmin(axis=1),
        "prior": the_prior,
        "new": new_events(random, x, the_prior),
    }


def new_events(random, x, the_prior):
    """Two inside the region, a box about nu, one of them without a strength, and one outside."""
    least = 1 if the_prior["zeroTruncated"] else 0
    middle, sides = np.asarray(the_prior["nu"]), SIDES[: x.shape[1]]
    places = [x.mean(axis=0) + 1.5, x[0] + random.normal(0, 2, x.shape[1]), middle + 0.6 * sides]
    inside = [bool((abs(place - middle) < sides / 2).all()) for place in places]
    assert inside == [True, True, False]
    return list(zip(np.round(places, 3), [least + 3.0, np.nan, float(least)], inside))


def dirichlet(concentration):
    return {"type": "dirichlet", "concentration": concentration}


def process(concentration):
    return {"type": "dirichlet_process", "concentration": concentration}


def fixed(*pi):
    return {"type": "fixed", "pi": list(pi)}


def all_cases():
    """Seeds for which no cluster dies and six iterations do not converge."""
    poisson, negative = "poisson", "negative-binomial"
    return {
        "textbook": make_case(21, 4, prior(2, "fixed", fixed(0.4, 0.3, 0.2, 0.1), poisson)),
        "fixed-background": make_case(
            22, 3, prior(3, "fixed", dirichlet(1 / 3), negative, dispersion=2.5, volume=VOLUME), 28, True, 0.2
        ),
        "fixed-error": make_case(
            43, 4, prior(2, "fixed", process(1.0), poisson, zero_truncated=True, volume=AREA, error=4.0)
        ),
        "shared": make_case(84, 4, prior(2, "shared", dirichlet(0.25), poisson), missing=0.3),
        "shared-error": make_case(
            5, 4, prior(2, "shared", dirichlet(0.25), negative, volume=AREA, error=3.0), weighted=True
        ),
        "shared-process": make_case(
            46,
            3,
            prior(3, "shared", process(1.5), negative, dispersion=1.5, zero_truncated=True, volume=VOLUME),
            28,
        ),
        "spherical": make_case(7, 3, prior(3, "spherical", process(0.5), negative), 28, True, 0.2),
        "spherical-background": make_case(
            48, 4, prior(2, "spherical", dirichlet(2.0), poisson, volume=AREA), missing=0.2
        ),
        "spherical-error": make_case(
            9,
            3,
            prior(
                2, "spherical", fixed(0.5, 0.3, 0.2), negative, dispersion=3.0, zero_truncated=True, volume=AREA,
                error=5.0,
            ),
        ),
        "full": make_case(10, 4, prior(2, "full", dirichlet(0.25), poisson)),
        "full-background": make_case(
            31, 4, prior(2, "full", dirichlet(0.25), negative, volume=AREA), weighted=True, missing=0.2
        ),
        "full-depth": make_case(72, 3, prior(3, "full", process(1.0), negative, volume=VOLUME), 28),
        "full-truncated": make_case(
            13,
            3,
            prior(2, "full", process(1.0), negative, zero_truncated=True, volume=AREA, error=3.0),
            weighted=True,
            missing=0.2,
        ),
        "full-error": make_case(
            54, 3, prior(3, "full", fixed(0.5, 0.25, 0.25), poisson, zero_truncated=True, error=2.0), 28,
            missing=0.2,
        ),
    }


# Running and checking a case --------------------------------------------------------------------------


def responsibilities(case, q):
    return special.softmax(family.log_rho(case, q), axis=1)


def checked_bound(case, q, r):
    value = family.bound(case, q)
    family.assert_close(family.long_bound(case, q, r), value, 1e-12)
    family.assert_close(family.bound_of_sums(case, q, r), value, 1e-12)
    return value


def run(case):
    """The posteriors q_0, ..., q_6 and the bound (42) of each."""
    assert len(set(case["labels"])) == case["k"]
    posteriors = [family.start(case)]
    bounds = []
    for _ in range(ITERATIONS):
        q = posteriors[-1]
        r = responsibilities(case, q)
        bounds.append(checked_bound(case, q, r))
        posteriors.append(family.m_step(case, family.sums(case, r, q), q["r"]))
        after = family.bound_of_sums(case, posteriors[-1], r)
        family.assert_close(family.long_bound(case, posteriors[-1], r), after, 1e-12)
        assert bounds[-1] < after < family.bound(case, posteriors[-1])
    bounds.append(checked_bound(case, posteriors[-1], responsibilities(case, posteriors[-1])))
    return posteriors, bounds


def check_deletion_gains(case, q, r, gains):
    """(44) is the change of the long bound when the factors of k go back to their priors."""
    before = family.long_bound(case, q, r)
    for k in range(case["k"]):
        without = {name: np.array(value) if isinstance(value, np.ndarray) else value for name, value in q.items()}
        back = family.update(case, family.sums(case, np.zeros_like(r)))
        for name in ("m", "kappa", "n", "S", "a", "b"):
            if name in q:
                without[name][k] = back[name][k]
        if case["prior"]["covarianceType"] == "spherical":
            without["tau_a"][k], without["tau_b"][k] = back["tau_a"][k], back["tau_b"][k]
        left = r.copy()
        left[:, k] = 0
        left /= left.sum(axis=1, keepdims=True)
        change = family.long_bound(case, without, left) - before
        assert abs(change - gains[k]) < 1e-9, (change, gains[k])


def density_with_new_clusters(case, q, x, s, log_density):
    """Adds to (46), (47) the rest of a Dirichlet process' stick: a cluster of the prior."""
    alone = dict(case, k=1, prior=dict(case["prior"], backgroundVolume=None, weights=dirichlet(1.0)))
    cluster = family.update(alone, family.sums(alone, np.zeros((len(case["x"]), 1))))
    cluster["r"] = q["r"]
    if case["prior"]["covarianceType"] == "shared":
        cluster["tau_a"], cluster["tau_b"] = q["tau_a"], q["tau_b"]
    rest = 1 - family.mean_weights(case, q).sum()
    return np.logaddexp(log_density, np.log(rest) + family.log_density(alone, cluster, x, s, True))


# Files ------------------------------------------------------------------------------------------------


def plain(value):
    """NumPy to JSON; NaN and infinity become null."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return value


def one_line(found):
    return "[" + re.sub(r"\s+", " ", found.group(1)) + "]"


def write(name, value):
    """Arrays of numbers on one line each."""
    text = json.dumps(plain(value), indent=1, allow_nan=False)
    text = re.sub(r"\[\s*([^\[\]{}]*?)\s*\]", one_line, text)
    GOLDEN.mkdir(parents=True, exist_ok=True)
    with open(GOLDEN / f"{name}.json", "w", encoding="utf-8") as out:
        out.write(text + "\n")
    assert len(text) < 41_000, (name, len(text))


def events(case):
    return [{"x": x, "s": s, "w": w} for x, s, w in zip(case["x"], case["s"], case["w"])]


def described(case, q):
    """One posterior: only what the options have."""
    p, k, background = case["prior"], case["k"], family.has_background(case)
    e, mean = family.expected_log_weights(case, q), family.mean_weights(case, q)
    out = {"effectiveCount": q["R"], "mean": q["m"], "kappa": q["kappa"]}
    if p["covarianceType"] == "fixed":
        out["meanPrecision"] = q["kappa"] * p["tau"]
    if p["covarianceType"] in ("shared", "spherical"):
        out["tauShape"], out["tauRate"] = q["tau_a"], q["tau_b"]
    if p["covarianceType"] == "full":
        out["degreesOfFreedom"], out["scatter"] = q["n"], q["S"]
    out["rateShape"], out["rateRate"] = q["a"][:k], q["b"][:k]
    if family.negative_binomial(case):
        out["dispersion"] = q["r"]
    if p["weights"]["type"] == "dirichlet":
        out["concentration"] = q["g"]
    if p["weights"]["type"] == "dirichlet_process":
        out["stickU"], out["stickV"], out["order"] = q["u"], q["v"], q["order"]
    out["expectedLogWeight"], out["meanWeight"] = e[:k], mean[:k]
    if background:
        out["background"] = {
            "effectiveCount": q["R0"],
            "rateShape": q["a"][k],
            "rateRate": q["b"][k],
            "c": q["c"],
            "d": q["d"],
            "expectedLogWeight": e[k],
            "meanWeight": mean[k],
        }
    return out


def scored(case, q, x, s, inside):
    """What is said about one event."""
    one = dict(case, x=np.array([x]), s=np.array([s]), w=np.ones(1))
    logs = family.log_rho(one, q, inside)[0]
    r = special.softmax(logs)
    out = {
        "logNormaliser": special.logsumexp(logs),
        "responsibilities": r[: case["k"]],
        "logDensity": family.log_density(case, q, x, s, inside),
    }
    if family.has_background(case):
        out["background"] = r[-1]
    if case["prior"]["weights"]["type"] == "dirichlet_process":
        out["logDensityWithNewClusters"] = density_with_new_clusters(case, q, x, s, out["logDensity"])
    return out


def rate(case, q, k):
    return {"value": q["a"][k] / q["b"][k], "interval95": family.rate_interval(case, q, k)}


def at_the_end(case, q, bound):
    """Everything that is reported of the last posterior, and what its E-step says about moves."""
    k = case["k"]
    r = responsibilities(case, q)
    gains = family.deletion_gains(case, q, r)
    check_deletion_gains(case, q, r, gains)
    bound_of_update, merges = family.merge_gains(case, q, r)
    base, df = family.base_and_df(case, q)
    scale = family.scale_of_events(case, q)
    t = family.sums(case, r)
    out = {
        "bound": bound,
        "divergences": family.divergences(case, q),
        "sums": {"R": t["R"], "X": t["X"], "Q": t["Q"], "observed": t["Ro"], "strength": t["L"], "R0": t["R0"]},
        "entropies": family.entropies(case, r),
        "events": [scored(case, q, x, s, True) for x, s in zip(case["x"], case["s"])],
        "newEvents": [
            {"x": x, "s": s, "inside": inside, **scored(case, q, x, s, inside)} for x, s, inside in case["new"]
        ],
        "predictive": [
            {"degreesOfFreedom": df[j], "centre": q["m"][j], "scale": scale[j]} for j in range(k)
        ],
        "covariances": family.covariances(case, q),
        "rates": [rate(case, q, j) for j in range(k)],
        "deletionGains": gains,
        "boundOfUpdate": bound_of_update,
        "merges": merges,
    }
    if family.has_background(case):
        out["backgroundRate"] = rate(case, q, k)
    if case["x"].shape[1] == 2:
        out["centreEllipses"] = [family.ellipse(base[j] / q["kappa"][j], df[j]) for j in range(k)]
        out["eventEllipses"] = [family.ellipse(scale[j], df[j]) for j in range(k)]
    return out


def golden(case):
    posteriors, bounds = run(case)
    return {
        "components": case["k"],
        "prior": case["prior"],
        "events": events(case),
        "labels": case["labels"],
        "start": described(case, posteriors[0]),
        "iterations": [
            {"bound": bound, "posterior": described(case, q)} for bound, q in zip(bounds, posteriors[1:])
        ],
        "final": at_the_end(case, posteriors[-1], bounds[-1]),
    }


# One cluster: the exact evidence ----------------------------------------------------------------------


def rows(case):
    """An event of weight 2 is two events."""
    times = case["w"].astype(int)
    assert (times == case["w"]).all()
    return np.repeat(case["x"], times, axis=0), np.repeat(case["s"], times)


def log_evidence_of_locations(case):
    """The law of all locations at once, centre and precision integrated out."""
    x = rows(case)[0] - family.nu(case)
    n, d = x.shape
    kappa0, (a, b), (n0, s0) = family.prior_of_location(case)
    joint = np.eye(n) + 1 / kappa0  # covariance of one axis, in units of 1/tau
    if case["prior"]["covarianceType"] == "fixed":
        law = stats.multivariate_normal(np.zeros(n), joint / case["prior"]["tau"])
        return sum(law.logpdf(x[:, i]) for i in range(d))
    if case["prior"]["covarianceType"] != "full":
        law = stats.multivariate_t(np.zeros(n * d), np.kron(np.eye(d), joint) * b / a, df=2 * a)
        return law.logpdf(x.T.ravel())
    # matrix t (Gupta and Nagar 2000, section 4.2): rows have covariance `joint`
    inner = s0 + x.T @ np.linalg.solve(joint, x)
    return (
        -n * d / 2 * np.log(np.pi)
        + special.multigammaln((n0 + n) / 2, d)
        - special.multigammaln(n0 / 2, d)
        - d / 2 * np.linalg.slogdet(joint)[1]
        + n0 / 2 * np.linalg.slogdet(s0)[1]
        - (n0 + n) / 2 * np.linalg.slogdet(inner)[1]
    )


def log_evidence_of_counts(case):
    """ln of the integral of prior times likelihood over the rate (or p), by quadrature."""
    p = case["prior"]
    s = rows(case)[1]
    s = s[~np.isnan(s)]
    if family.negative_binomial(case):
        r = p["dispersion"]
        law, top = stats.beta(r * p["beta"], p["alpha"]), 1.0

        def log_joint(theta):
            return law.logpdf(theta) + stats.nbinom(r, theta).logpmf(s).sum()

        mode = (len(s) * r + r * p["beta"]) / (len(s) * r + r * p["beta"] + s.sum() + p["alpha"])
    else:
        law, top = stats.gamma(p["alpha"], scale=1 / p["beta"]), 60.0

        def log_joint(theta):
            return law.logpdf(theta) + stats.poisson(theta).logpmf(s).sum()

        mode = (s.sum() + p["alpha"]) / (len(s) + p["beta"])
    peak = log_joint(mode)
    parts = [0, 0.5 * mode, 0.8 * mode, mode, 1.2 * mode, min(1.5 * mode, (mode + top) / 2), top]
    area = sum(
        integrate.quad(lambda theta: np.exp(log_joint(theta) - peak), low, high, epsabs=0, epsrel=1e-12)[0]
        for low, high in zip(parts, parts[1:])
    )
    return peak + np.log(area)


def log_evidence_of_weights(case):
    """All events in the first cluster: certain, or the integral of V^N over V ~ Beta(1, gamma)."""
    if case["prior"]["weights"]["type"] != "dirichlet_process":
        return 0.0
    gamma = case["prior"]["weights"]["concentration"]
    return special.betaln(1 + case["w"].sum(), gamma) - special.betaln(1, gamma)


def with_event(case, x, s):
    """The case with one more event."""
    return dict(
        case, x=np.vstack([case["x"], x]), s=np.append(case["s"], s), w=np.append(case["w"], 1.0)
    )


def evidence(seed, dimension, covariance, counts, weights):
    dispersion = 1.75 if counts == "negative-binomial" else None
    case = make_case(seed, 1, prior(dimension, covariance, weights, counts, dispersion=dispersion), 9, False, 0.2)
    case["w"][[1, 4]] = 2.0
    q = family.start(case)
    parts = {
        "locations": log_evidence_of_locations(case),
        "counts": log_evidence_of_counts(case),
        "weights": log_evidence_of_weights(case),
    }
    exact = sum(parts.values())
    family.assert_close(checked_bound(case, q, np.ones((9, 1))), exact, 1e-11)
    new = []
    for x, s, _ in case["new"]:
        larger = with_event(case, x, s)
        gain = log_evidence_of_locations(larger) - parts["locations"]
        gain += log_evidence_of_counts(larger) - parts["counts"] if not np.isnan(s) else 0
        density = family.log_density(case, q, x, s, True) - np.log(family.mean_weights(case, q)[0])
        family.assert_close(density, gain, 1e-10)
        new.append({"x": x, "s": s, "logDensityOfCluster": gain})
    return {
        "prior": case["prior"],
        "events": events(case),
        "logEvidence": exact,
        "parts": parts,
        "newEvents": new,
    }


def all_evidence():
    out = []
    for covariance in ("fixed", "shared", "spherical", "full"):
        for counts in ("poisson", "negative-binomial"):
            for dimension in (2, 3):
                weights = [fixed(1.0), dirichlet(0.5), process(1.5)][len(out) % 3]
                out.append(evidence(100 + len(out), dimension, covariance, counts, weights))
    return {"cases": out}


# scikit-learn -----------------------------------------------------------------------------------------


SCIKIT_LEARN_NAMES = {
    "dirichlet": "dirichlet_distribution",
    "dirichlet_process": "dirichlet_process",
}


def scikit_learn_case(weights):
    """Locations alone. The clusters keep the order of falling R, so that (39) need not sort."""
    case = make_case(234, 3, prior(2, "full", weights, "poisson"), 40)
    case["s"][:] = np.nan
    return case


def scikit_learn(weights):
    """BayesianGaussianMixture, one step at a time from the same labels."""
    from sklearn.mixture import BayesianGaussianMixture

    case = scikit_learn_case(weights)
    x, k, p = case["x"], case["k"], case["prior"]
    n, d = x.shape
    kappa0, _, (n0, s0) = family.prior_of_location(case)
    a0 = weights["concentration"]
    model = BayesianGaussianMixture(
        n_components=k,
        covariance_type="full",
        reg_covar=0,
        weight_concentration_prior_type=SCIKIT_LEARN_NAMES[weights["type"]],
        weight_concentration_prior=a0,
        mean_precision_prior=kappa0,
        mean_prior=p["nu"],
        degrees_of_freedom_prior=n0,
        covariance_prior=s0,
    )
    model._check_parameters(x)
    model._initialize(x, np.eye(k)[case["labels"]])
    constant = k * (-family.log_wishart_normaliser(n0, s0) + d * (d - 1) / 4 * np.log(np.pi))
    constant += k * d / 2 * np.log(kappa0) - n * d / 2 * np.log(2 * np.pi)
    if weights["type"] == "dirichlet":
        constant += special.gammaln(k * a0) - k * special.gammaln(a0)
    else:
        constant -= k * special.betaln(1, a0)
    q = family.start(case)
    trace = []
    for _ in range(15):
        mean_normaliser, log_r = model._e_step(x)
        model._m_step(x, log_r)
        lower = model._compute_lower_bound(log_r, mean_normaliser)
        r = responsibilities(case, q)
        normaliser = special.logsumexp(family.log_rho(case, q), axis=1).sum()
        q = family.m_step(case, family.sums(case, r, q), None)
        assert (np.diff(q["R"]) < 0).all(), q["R"]
        assert abs(q["m"] - model.means_).max() < 1e-10
        family.assert_close(lower + constant, family.bound_of_sums(case, q, r), 1e-10)
        family.assert_close(n * mean_normaliser, normaliser, 1e-10)
        trace.append(
            {
                "logNormalisers": n * mean_normaliser,
                "lowerBound": lower,
                "boundOfUpdate": lower + constant,
                "mean": model.means_,
                "covariance": model.covariances_,
            }
        )
    return {
        "components": k,
        "prior": p,
        "events": events(case),
        "labels": case["labels"],
        "constant": constant,
        "iterations": trace,
    }


# Monte Carlo ------------------------------------------------------------------------------------------


def drawn_clusters(case, q, random, draws):
    """Centres and Cholesky factors of the precisions from q, and ln prior - ln q of them."""
    p, k, d = case["prior"], case["k"], case["x"].shape[1]
    kappa0, (a_tau, b_tau), (n0, s0) = family.prior_of_location(case)
    factors = np.empty((k, draws, d, d))
    ratio = np.zeros(draws)
    if p["covarianceType"] == "fixed":
        factors[:] = np.sqrt(p["tau"]) * np.eye(d)
    elif p["covarianceType"] == "full":
        for j in range(k):
            law = stats.wishart(q["n"][j], np.linalg.inv(q["S"][j]))
            before = stats.wishart(n0, np.linalg.inv(s0))
            precision = law.rvs(draws, random_state=random)
            factors[j] = np.linalg.cholesky(precision)
            ratio += before.logpdf(precision.transpose(1, 2, 0)) - law.logpdf(precision.transpose(1, 2, 0))
    else:
        shape = (draws, len(np.atleast_1d(q["tau_a"])))
        law, before = stats.gamma(q["tau_a"], scale=1 / q["tau_b"]), stats.gamma(a_tau, scale=1 / b_tau)
        tau = law.rvs(shape, random_state=random)
        ratio += (before.logpdf(tau) - law.logpdf(tau)).sum(axis=1)
        factors[:] = np.sqrt(np.broadcast_to(tau, (draws, k)).T)[:, :, None, None] * np.eye(d)
    spread = np.linalg.inv(factors).transpose(0, 1, 3, 2)
    noise = random.normal(size=(k, draws, d))
    scaled = np.einsum("kmij,kmj->kmi", spread, noise) / np.sqrt(q["kappa"])[:, None, None]
    centres = q["m"][:, None, :] + scaled
    ratio += log_normal(centres - family.nu(case), factors, kappa0).sum(axis=0)
    ratio -= log_normal(scaled, factors, q["kappa"][:, None]).sum(axis=0)
    return centres, factors, ratio


def log_normal(away, factors, times=1.0):
    """ln Normal(0, (times L L')^-1) of vectors, by the normal law of each whitened coordinate."""
    root = np.sqrt(times) * np.ones(away.shape[:-1])
    white = root[..., None] * np.einsum("...ij,...i->...j", factors, away)
    log_det = np.log(np.diagonal(factors, axis1=-2, axis2=-1)).sum(axis=-1)
    return stats.norm.logpdf(white).sum(axis=-1) + log_det + away.shape[-1] * np.log(root)


def drawn_weights(case, q, random, draws):
    """Log weights, the background last, and ln prior - ln q of them."""
    p, k = case["prior"], case["k"]
    ratio = np.zeros(draws)
    if p["weights"]["type"] == "fixed":
        logs = np.tile(np.log(p["weights"]["pi"]), (draws, 1))
    elif p["weights"]["type"] == "dirichlet":
        law, before = stats.dirichlet(q["g"]), stats.dirichlet(np.full(k, p["weights"]["concentration"]))
        drawn = law.rvs(draws, random_state=random)
        ratio += before.logpdf(drawn.T) - law.logpdf(drawn.T)
        logs = np.log(drawn)
    else:
        law, before = stats.beta(q["u"], q["v"]), stats.beta(1, p["weights"]["concentration"])
        v = law.rvs((draws, k), random_state=random)
        ratio += (before.logpdf(v) - law.logpdf(v)).sum(axis=1)
        logs = np.log(v)
        for place, j in enumerate(q["order"]):
            logs[:, j] += np.log1p(-v[:, q["order"][:place]]).sum(axis=1)
    if not family.has_background(case):
        return logs, ratio
    law, before = stats.beta(q["c"], q["d"]), stats.beta(p["c0"], p["d0"])
    share = law.rvs(draws, random_state=random)
    ratio += before.logpdf(share) - law.logpdf(share)
    return np.column_stack([logs + np.log1p(-share)[:, None], np.log(share)]), ratio


def drawn_count_laws(case, q, random, draws):
    """A law of the counts for every draw and cluster, the background last, and ln prior - ln q."""
    p = case["prior"]
    shape = (draws, family.clusters_and_background(case))
    if family.negative_binomial(case):
        r = q["r"]
        law, before = stats.beta(r * q["b"], q["a"]), stats.beta(r * p["beta"], p["alpha"])
        drawn = law.rvs(shape, random_state=random)
        laws = [stats.nbinom(r, drawn[:, j]) for j in range(shape[1])]
    else:
        law, before = stats.gamma(q["a"], scale=1 / q["b"]), stats.gamma(p["alpha"], scale=1 / p["beta"])
        drawn = law.rvs(shape, random_state=random)
        laws = [stats.poisson(drawn[:, j]) for j in range(shape[1])]
    return laws, (before.logpdf(drawn) - law.logpdf(drawn)).sum(axis=1)


def drawn_bounds(case, q, draws=3000):
    """ln joint - ln q at draws of parameters, clusters, true locations and unseen zeros from q."""
    random = np.random.default_rng(7)
    p, d, k = case["prior"], case["x"].shape[1], case["k"]
    error = p["locationError"]
    centres, factors, values = drawn_clusters(case, q, random, draws)
    logs, ratio = drawn_weights(case, q, random, draws)
    laws, ratio_of_counts = drawn_count_laws(case, q, random, draws)
    values = values + ratio + ratio_of_counts
    r = responsibilities(case, q)
    precision = family.expected_precision(case, q)[0]
    zero = np.exp(family.log_zero_and_slope(case, q)[0])
    for n, (x, s, w) in enumerate(zip(case["x"], case["s"], case["w"])):
        chosen = random.choice(r.shape[1], draws, p=r[n])
        for j in np.unique(chosen):
            at = np.flatnonzero(chosen == j)
            term = logs[at, j] - np.log(r[n, j])
            if j == k:
                term -= np.log(p["backgroundVolume"])
            elif error == 0:
                term += log_normal(x - centres[j, at], factors[j, at])
            else:
                spread = np.linalg.inv(precision[j] + np.eye(d) / error**2)
                law = stats.multivariate_normal(spread @ (x / error**2 + precision[j] @ q["m"][j]), spread)
                y = law.rvs(len(at), random_state=random).reshape(-1, d)
                term += stats.norm(x, error).logpdf(y).sum(axis=1) - law.logpdf(y)
                term += log_normal(y - centres[j, at], factors[j, at])
            if not np.isnan(s):
                term += laws[j].logpmf(s)[at]
                if p["zeroTruncated"]:
                    unseen = stats.geom(1 - zero[j]).rvs(len(at), random_state=random)
                    term += (unseen - 1) * laws[j].logpmf(0)[at] - stats.geom(1 - zero[j]).logpmf(unseen)
            values[at] += w * term
    return values


def check_by_simulation(name, case):
    posteriors, bounds = run(case)
    for q, bound in zip(posteriors[1::5], bounds[1::5]):
        values = drawn_bounds(case, q)
        error = values.std() / np.sqrt(len(values))
        print(f"{name}: bound {bound:.3f}, simulated {values.mean():.3f} +- {error:.3f}")
        assert abs(values.mean() - bound) < 4.5 * error


if __name__ == "__main__":
    for name, case in all_cases().items():
        write(f"family-{name}", golden(case))
    write("family-evidence", all_evidence())
    if "--scikit-learn" in sys.argv[1:]:
        write("family-scikit-learn", {"cases": [scikit_learn(dirichlet(0.5)), scikit_learn(process(1.0))]})
    if "--monte-carlo" in sys.argv[1:]:
        for name, case in all_cases().items():
            check_by_simulation(name, case)
