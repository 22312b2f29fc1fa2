"""The family of mixtures of docs/MODEL.md, equations (23) to (49), on plain arrays, for a few events.

Independent of the Java code: NumPy and SciPy, one event at a time, no kernels and no sums where the
events themselves will do. A case is a dict of the events (x, s with NaN for a missing strength, w),
the number k of clusters and the prior; q is a dict of the parameters of q(theta). Arrays that have
one entry per law of the counts (a, b, R of observed strengths) hold the background last, and so do
the columns of the responsibilities.
"""

import numpy as np
from scipy import optimize, special, stats

LEAST_DISPERSION, MOST_DISPERSION = 0.01, 1e4


def has_background(case):
    return case["prior"]["backgroundVolume"] is not None


def clusters_and_background(case):
    return case["k"] + has_background(case)


def negative_binomial(case):
    return case["prior"]["counts"] == "negative-binomial"


def prior_of_location(case):
    """kappa0, (a_tau, b_tau), (n0, S0) of (23) from the scale 1/tau and the precision rho of the centres."""
    p, d = case["prior"], case["x"].shape[1]
    return p["rho"] / p["tau"], (2.0, 1 / p["tau"]), (d + 2.0, np.eye(d) / p["tau"])


def nu(case):
    return np.asarray(case["prior"]["nu"])


# Expectations under q ---------------------------------------------------------------------------------


def expected_precision(case, q):
    """E Lambda_k and E ln|Lambda_k|, (32)."""
    p, k, d = case["prior"], case["k"], case["x"].shape[1]
    if p["covarianceType"] == "fixed":
        return np.tile(p["tau"] * np.eye(d), (k, 1, 1)), np.full(k, d * np.log(p["tau"]))
    if p["covarianceType"] == "full":
        precision = q["n"][:, None, None] * np.linalg.inv(q["S"])
        digammas = special.digamma((q["n"][:, None] + 1 - np.arange(1, d + 1)) / 2).sum(axis=1)
        return precision, digammas + d * np.log(2) - np.linalg.slogdet(q["S"])[1]
    a, b = np.broadcast_to(q["tau_a"], k), np.broadcast_to(q["tau_b"], k)
    return (a / b)[:, None, None] * np.eye(d), d * (special.digamma(a) - np.log(b))


def shrinkage(case, q):
    """H_k of (33b): how far the true location is drawn from the observed one to the centre."""
    precision = expected_precision(case, q)[0]
    return np.linalg.inv(np.eye(precision.shape[1]) + case["prior"]["locationError"] ** 2 * precision)


def expected_log_weights(case, q):
    """e_k of (38) to (40), and e_0 last if there is a background."""
    p = case["prior"]
    if p["weights"]["type"] == "fixed":
        logs = np.log(p["weights"]["pi"])
    elif p["weights"]["type"] == "dirichlet":
        logs = special.digamma(q["g"]) - special.digamma(q["g"].sum())
    else:
        log_v = special.digamma(q["u"]) - special.digamma(q["u"] + q["v"])
        log_rest = special.digamma(q["v"]) - special.digamma(q["u"] + q["v"])
        logs = np.empty(case["k"])
        before = 0.0
        for k in q["order"]:
            logs[k] = log_v[k] + before
            before += log_rest[k]
    if not has_background(case):
        return logs
    both = special.digamma(q["c"] + q["d"])
    return np.append(logs + special.digamma(q["d"]) - both, special.digamma(q["c"]) - both)


def mean_weights(case, q):
    """(41); what a Dirichlet process leaves for new clusters is missing from the sum."""
    kind = case["prior"]["weights"]["type"]
    if kind == "fixed":
        weights = np.asarray(case["prior"]["weights"]["pi"], dtype=float)
    elif kind == "dirichlet":
        weights = q["g"] / q["g"].sum()
    else:
        weights = np.empty(case["k"])
        rest = 1.0
        for k in q["order"]:
            weights[k] = rest * q["u"][k] / (q["u"][k] + q["v"][k])
            rest *= q["v"][k] / (q["u"][k] + q["v"][k])
    if not has_background(case):
        return weights
    share = q["c"] / (q["c"] + q["d"])
    return np.append(weights * (1 - share), share)


def log_zero_and_slope(case, q):
    """E ln P(S = 0), which is c_k before (36), and l_k: (34), (35)."""
    if not negative_binomial(case):
        return -q["a"] / q["b"], special.digamma(q["a"]) - np.log(q["b"])
    u = q["r"] * q["b"]
    both = special.digamma(u + q["a"])
    return q["r"] * (special.digamma(u) - both), special.digamma(q["a"]) - both


def log_count_factor(case, q):
    """h_n of (26) without o_n, for the observed strengths."""
    s = case["s"][~np.isnan(case["s"])]
    factor = -special.gammaln(s + 1)
    if negative_binomial(case):
        factor += special.gammaln(q["r"] + s) - special.gammaln(q["r"])
    return factor


# E-step and M-step ------------------------------------------------------------------------------------


def log_rho(case, q, inside=True):
    """(25) with (33b) and (36), one row per event."""
    p, x = case["prior"], case["x"]
    d = x.shape[1]
    precision, log_det = expected_precision(case, q)
    shrunk = shrinkage(case, q)
    out = np.tile(expected_log_weights(case, q), (len(x), 1))
    for k in range(case["k"]):
        away = x - q["m"][k]
        kernel = precision[k] @ shrunk[k]  # (A^-1 + s^2 I)^-1
        squared = np.einsum("ni,ij,nj->n", away, kernel, away)
        both = log_det[k] + np.linalg.slogdet(shrunk[k])[1]
        out[:, k] += 0.5 * (both - d * np.log(2 * np.pi) - squared - d / q["kappa"][k])
    if has_background(case):
        out[:, -1] += np.where(inside, -np.log(p["backgroundVolume"]), -np.inf)
    seen = ~np.isnan(case["s"])
    c, slope = log_zero_and_slope(case, q)
    if p["zeroTruncated"]:
        c = c - np.log(-np.expm1(c))
    out[seen] += c + case["s"][seen, None] * slope + log_count_factor(case, q)[:, None]
    return out


def sums(case, r, q=None):
    """(24) about nu. With q, the true locations and the unseen zeros are filled in: (33b), (36)."""
    p, x, k = case["prior"], case["x"], case["k"]
    wr = case["w"][:, None] * r
    seen = ~np.isnan(case["s"])
    total = {
        "R": wr[:, :k].sum(axis=0),
        "R0": wr[:, k:].sum(),
        "Ro": wr[seen].sum(axis=0),
        "L": wr[seen].T @ case["s"][seen],
        "X": np.empty((k, x.shape[1])),
        "Q": np.empty((k, x.shape[1], x.shape[1])),
    }
    spread = np.zeros((k, x.shape[1], x.shape[1]))
    if q is not None:
        shrunk = shrinkage(case, q)
        spread = p["locationError"] ** 2 * shrunk
    for j in range(k):
        y = x if q is None else q["m"][j] + (x - q["m"][j]) @ shrunk[j]
        y = y - nu(case)
        total["X"][j] = wr[:, j] @ y
        total["Q"][j] = np.einsum("n,ni,nj->ij", wr[:, j], y, y) + total["R"][j] * spread[j]
    if q is not None and p["zeroTruncated"]:
        total["Ro"] = total["Ro"] / -np.expm1(log_zero_and_slope(case, q)[0])
    return total


def update(case, t):
    """(27) to (31), (34), (38) to (40) from completed sums."""
    p, d = case["prior"], case["x"].shape[1]
    kappa0, (a_tau, b_tau), (n0, s0) = prior_of_location(case)
    kappa = kappa0 + t["R"]
    shift = t["X"] / kappa[:, None]
    scatter = t["Q"] - kappa[:, None, None] * shift[:, :, None] * shift[:, None, :]
    q = {"m": nu(case) + shift, "kappa": kappa, "R": t["R"], "R0": t["R0"]}
    trace = np.trace(scatter, axis1=1, axis2=2)
    if p["covarianceType"] == "shared":
        q["tau_a"], q["tau_b"] = a_tau + d / 2 * t["R"].sum(), b_tau + trace.sum() / 2
    elif p["covarianceType"] == "spherical":
        q["tau_a"], q["tau_b"] = a_tau + d / 2 * t["R"], b_tau + trace / 2
    elif p["covarianceType"] == "full":
        q["n"], q["S"] = n0 + t["R"], s0 + scatter
    q["a"], q["b"] = p["alpha"] + t["L"], p["beta"] + t["Ro"]
    q.update(update_of_weights(case, t))
    return q


def update_of_weights(case, t):
    """(38) to (40)."""
    p = case["prior"]
    q = {}
    if p["weights"]["type"] == "dirichlet":
        q["g"] = p["weights"]["concentration"] + t["R"]
    if p["weights"]["type"] == "dirichlet_process":
        q["order"] = np.argsort(-t["R"], kind="stable")
        q["u"] = 1 + t["R"]
        after = np.cumsum(t["R"][q["order"]][::-1])[::-1] - t["R"][q["order"]]
        q["v"] = np.empty(case["k"])
        q["v"][q["order"]] = p["weights"]["concentration"] + after
    if has_background(case):
        q["c"], q["d"] = p["c0"] + t["R0"], p["d0"] + t["R"].sum()
    return q


def log_evidence_of_dispersion(case, q, r):
    """F(r) of (37)."""
    p = case["prior"]
    seen = ~np.isnan(case["s"])
    s, w = case["s"][seen], case["w"][seen]
    events = (w * (special.gammaln(r + s) - special.gammaln(r))).sum()
    return events + (special.betaln(r * q["b"], q["a"]) - special.betaln(r * p["beta"], p["alpha"])).sum()


def slope_of_log_evidence(case, q, r):
    """F'(r), for the last digits of r: at its maximum F itself is flat."""
    p = case["prior"]
    seen = ~np.isnan(case["s"])
    s, w = case["s"][seen], case["w"][seen]

    def of_beta(b, a):
        return b * (special.digamma(r * b) - special.digamma(r * b + a))

    events = (w * (special.digamma(r + s) - special.digamma(r))).sum()
    return events + (of_beta(q["b"], q["a"]) - of_beta(p["beta"], p["alpha"])).sum()


def most_likely_dispersion(case, q):
    """Maximises (37) over ln r."""
    found = optimize.minimize_scalar(
        lambda log_r: -log_evidence_of_dispersion(case, q, np.exp(log_r)),
        bounds=(np.log(LEAST_DISPERSION), np.log(MOST_DISPERSION)),
        method="bounded",
        options={"xatol": 1e-12, "maxiter": 1000},
    )
    assert LEAST_DISPERSION * 1.01 < np.exp(found.x) < MOST_DISPERSION / 1.01, "over-dispersed counts"
    log_r = optimize.brentq(
        lambda log_r: slope_of_log_evidence(case, q, np.exp(log_r)), found.x - 1e-3, found.x + 1e-3, xtol=1e-15
    )
    return float(np.exp(log_r))


def m_step(case, t, dispersion):
    """One M-step from completed sums; `dispersion` is that of the E-step, None at the start."""
    q = update(case, t)
    if not negative_binomial(case):
        q["r"] = None
    elif case["prior"]["dispersion"] is not None:
        q["r"] = case["prior"]["dispersion"]
    else:
        q["r"] = most_likely_dispersion(case, q)
        if dispersion is not None:
            before = log_evidence_of_dispersion(case, q, dispersion)
            assert log_evidence_of_dispersion(case, q, q["r"]) >= before
    return q


def start(case):
    """Hard labels; with a background it takes a tenth of every event."""
    hard = np.eye(case["k"])[case["labels"]]
    if has_background(case):
        hard = np.hstack([0.9 * hard, np.full((len(hard), 1), 0.1)])
    return m_step(case, sums(case, hard), None)


# The bound, three times -------------------------------------------------------------------------------


def log_wishart_normaliser(n, s):
    """ln Z(n, S) of section 3."""
    d = len(s)
    return n * d / 2 * np.log(2) + special.multigammaln(n / 2, d) - n / 2 * np.linalg.slogdet(s)[1]


def kl_gamma(a, b, alpha, beta):
    """(9)."""
    return (
        (a - alpha) * special.digamma(a)
        - special.gammaln(a)
        + special.gammaln(alpha)
        + alpha * (np.log(b) - np.log(beta))
        + a * (beta - b) / b
    )


def kl_beta(u, v, u0, v0):
    return (
        special.betaln(u0, v0)
        - special.betaln(u, v)
        + (u - u0) * special.digamma(u)
        + (v - v0) * special.digamma(v)
        - (u - u0 + v - v0) * special.digamma(u + v)
    )


def divergences(case, q):
    """The divergences of (42): weights, background's share, locations, a shared tau, counts."""
    p, d, k = case["prior"], case["x"].shape[1], case["k"]
    kappa0, (a_tau, b_tau), (n0, s0) = prior_of_location(case)
    precision, log_det = expected_precision(case, q)
    away = q["m"] - nu(case)
    pull = np.einsum("ki,kij,kj->k", away, precision, away)
    location = 0.5 * (d * kappa0 / q["kappa"] - d + d * np.log(q["kappa"] / kappa0) + kappa0 * pull)
    out = {"weights": 0.0, "background": 0.0, "location": location, "tau": 0.0}
    if p["covarianceType"] == "shared":
        out["tau"] = kl_gamma(q["tau_a"], q["tau_b"], a_tau, b_tau)
    elif p["covarianceType"] == "spherical":
        location += kl_gamma(q["tau_a"], q["tau_b"], a_tau, b_tau)
    elif p["covarianceType"] == "full":
        for j in range(k):
            location[j] += (q["n"][j] - n0) / 2 * log_det[j] - q["n"][j] * d / 2
            location[j] += np.trace(s0 @ precision[j]) / 2
            location[j] += log_wishart_normaliser(n0, s0) - log_wishart_normaliser(q["n"][j], q["S"][j])
    if p["weights"]["type"] == "dirichlet":
        a0, g = p["weights"]["concentration"], q["g"]
        e = special.digamma(g) - special.digamma(g.sum())
        out["weights"] = special.gammaln(g.sum()) - special.gammaln(g).sum() + ((g - a0) * e).sum()
        out["weights"] += k * special.gammaln(a0) - special.gammaln(k * a0)
    elif p["weights"]["type"] == "dirichlet_process":
        out["weights"] = kl_beta(q["u"], q["v"], 1, p["weights"]["concentration"]).sum()
    if has_background(case):
        out["background"] = kl_beta(q["c"], q["d"], p["c0"], p["d0"])
    if negative_binomial(case):
        out["counts"] = kl_beta(q["r"] * q["b"], q["a"], q["r"] * p["beta"], p["alpha"])
    else:
        out["counts"] = kl_gamma(q["a"], q["b"], p["alpha"], p["beta"])
    return out


def total(kl):
    return sum(np.sum(value) for value in kl.values())


def bound(case, q):
    """(42), by log normalisers."""
    return (case["w"] * special.logsumexp(log_rho(case, q), axis=1)).sum() - total(divergences(case, q))


def entropies(case, r):
    """Ent_k of (43), one per column."""
    return -(case["w"][:, None] * special.xlogy(r, r)).sum(axis=0)


def bound_of_sums(case, q, r):
    """(43): sums of the events times the natural parameters (25) of any q(theta)."""
    p, d, k = case["prior"], case["x"].shape[1], case["k"]
    t = sums(case, r)
    precision, log_det = expected_precision(case, q)
    shrunk = shrinkage(case, q)
    e = expected_log_weights(case, q)
    value = entropies(case, r).sum() - total(divergences(case, q))
    for j in range(k):
        kernel = precision[j] @ shrunk[j]
        m = q["m"][j] - nu(case)
        constant = log_det[j] + np.linalg.slogdet(shrunk[j])[1] - d * np.log(2 * np.pi)
        constant = e[j] + 0.5 * (constant - m @ kernel @ m - d / q["kappa"][j])
        value += t["R"][j] * constant + t["X"][j] @ kernel @ m - 0.5 * np.trace(t["Q"][j] @ kernel)
    if has_background(case):
        value += t["R0"] * (e[-1] - np.log(p["backgroundVolume"]))
    c, slope = log_zero_and_slope(case, q)
    if p["zeroTruncated"]:
        c = c - np.log(-np.expm1(c))
    value += t["Ro"] @ c + t["L"] @ slope
    return value + case["w"][~np.isnan(case["s"])] @ log_count_factor(case, q)


def long_bound(case, q, r):
    """E_q[ln joint] - E_q[ln q], term by term, with the true locations and the unseen zeros in the joint."""
    wr = case["w"][:, None] * r
    value = (wr * expected_log_weights(case, q)).sum()
    value += (wr[:, : case["k"]] * long_locations(case, q)).sum()
    if has_background(case):
        value -= wr[:, -1].sum() * np.log(case["prior"]["backgroundVolume"])
    seen = ~np.isnan(case["s"])
    value += (wr[seen] * long_counts(case, q)).sum()
    value += entropies(case, r).sum()
    value += long_prior_of_locations(case, q) + long_prior_of_counts(case, q)
    return value + long_prior_of_weights(case, q)


def long_locations(case, q):
    """E ln p(x | y) + E ln p(y | mu, Lambda) - E ln q(y), with q(y) = q(y | k) for each event and cluster."""
    x, error = case["x"], case["prior"]["locationError"]
    d = x.shape[1]
    precision, log_det = expected_precision(case, q)
    out = np.empty((len(x), case["k"]))
    for k in range(case["k"]):
        a, m = precision[k], q["m"][k]
        y, spread, extra = x, np.zeros((d, d)), 0.0
        if error > 0:
            spread = np.linalg.inv(a + np.eye(d) / error**2)
            y = (x / error**2 + m @ a) @ spread
            squared = ((x - y) ** 2).sum(axis=1) + np.trace(spread)
            extra = -d / 2 * np.log(2 * np.pi * error**2) - squared / (2 * error**2)
            extra += stats.multivariate_normal(np.zeros(d), spread).entropy()
        # E (y - mu)' Lambda (y - mu), multiplied out: E Lambda mu = A m, E mu' Lambda mu = m'A m + D / kappa
        squared = np.einsum("ni,ij,nj->n", y, a, y) + np.trace(a @ spread) - 2 * y @ a @ m
        squared += m @ a @ m + d / q["kappa"][k]
        out[:, k] = 0.5 * (log_det[k] - d * np.log(2 * np.pi) - squared) + extra
    return out


def long_counts(case, q):
    """E ln p(S, m | rate) - E ln q(m), with m unseen zeros, for the observed strengths."""
    s = case["s"][~np.isnan(case["s"]), None]
    if negative_binomial(case):
        u, v, r = q["r"] * q["b"], q["a"], q["r"]
        log_p = special.digamma(u) - special.digamma(u + v)
        log_zero = r * log_p
        out = special.gammaln(r + s) - special.gammaln(r) - special.gammaln(s + 1)
        out = out + r * log_p + s * (special.digamma(v) - special.digamma(u + v))
    else:
        log_zero = -q["a"] / q["b"]
        out = s * (special.digamma(q["a"]) - np.log(q["b"])) - q["a"] / q["b"] - special.gammaln(s + 1)
    if not case["prior"]["zeroTruncated"]:
        return out
    unseen = np.arange(1, 20001)[:, None]  # scipy's geometric law counts from 1
    log_q = stats.geom.logpmf(unseen, -np.expm1(log_zero))
    possible = log_q > -700  # the others add nothing, and may be infinite
    terms = np.exp(log_q) * ((unseen - 1) * log_zero - np.where(possible, log_q, 0))
    return out + np.where(possible, terms, 0).sum(axis=0)


def long_prior_of_locations(case, q):
    """E ln p(mu, Lambda) - E ln q(mu, Lambda)."""
    kind, d = case["prior"]["covarianceType"], case["x"].shape[1]
    kappa0, (a_tau, b_tau), (n0, s0) = prior_of_location(case)
    precision, log_det = expected_precision(case, q)
    value = 0.0
    for k in range(case["k"]):
        away = q["m"][k] - nu(case)
        squared = away @ precision[k] @ away + d / q["kappa"][k]
        value += 0.5 * (d * np.log(kappa0 / (2 * np.pi)) + log_det[k] - kappa0 * squared)
        value += 0.5 * (d * np.log(2 * np.pi * np.e / q["kappa"][k]) - log_det[k])
        if kind == "full":
            value += (n0 - d - 1) / 2 * log_det[k] - np.trace(s0 @ precision[k]) / 2
            value -= log_wishart_normaliser(n0, s0)
            value += stats.wishart(q["n"][k], np.linalg.inv(q["S"][k])).entropy()
    if kind in ("shared", "spherical"):
        value += long_gamma(q["tau_a"], q["tau_b"], a_tau, b_tau)
    return value


def long_gamma(a, b, alpha, beta):
    """E ln Gamma(alpha, beta) + entropy of Gamma(a, b)."""
    log = special.digamma(a) - np.log(b)
    prior = alpha * np.log(beta) - special.gammaln(alpha) + (alpha - 1) * log - beta * a / b
    return np.sum(prior + stats.gamma(a, scale=1 / b).entropy())


def long_beta(u, v, u0, v0):
    """E ln Beta(u0, v0) + entropy of Beta(u, v), as a Dirichlet law: stats.beta integrates it, to 9 digits."""
    both = special.digamma(u + v)
    prior = (u0 - 1) * (special.digamma(u) - both) + (v0 - 1) * (special.digamma(v) - both)
    entropy = [stats.dirichlet(law).entropy() for law in np.atleast_2d(np.transpose([u, v]))]
    return np.sum(prior - special.betaln(u0, v0) + entropy)


def long_prior_of_counts(case, q):
    p = case["prior"]
    if negative_binomial(case):
        return long_beta(q["r"] * q["b"], q["a"], q["r"] * p["beta"], p["alpha"])
    return long_gamma(q["a"], q["b"], p["alpha"], p["beta"])


def long_prior_of_weights(case, q):
    p, k = case["prior"], case["k"]
    value = 0.0
    if p["weights"]["type"] == "dirichlet":
        a0, g = p["weights"]["concentration"], q["g"]
        value += special.gammaln(k * a0) - k * special.gammaln(a0)
        value += ((a0 - 1) * (special.digamma(g) - special.digamma(g.sum()))).sum()
        value += stats.dirichlet(g).entropy()
    elif p["weights"]["type"] == "dirichlet_process":
        value += long_beta(q["u"], q["v"], 1, p["weights"]["concentration"])
    if has_background(case):
        value += long_beta(q["c"], q["d"], p["c0"], p["d0"])
    return value


# Moves ------------------------------------------------------------------------------------------------


def deletion_gains(case, q, r):
    """(44)."""
    kl = divergences(case, q)
    gains = []
    for k in range(case["k"]):
        others = np.delete(r, k, axis=1).sum(axis=1)  # 1 - r_nk without cancellation
        gains.append((case["w"] * np.log(others)).sum() + kl["location"][k] + kl["counts"][k])
    return np.array(gains)


def merged(r, first, second):
    out = r.copy()
    out[:, first] += out[:, second]
    out[:, second] = 0
    return out


def update_for_moves(case, t, q, tau_of=None):
    """An M-step that keeps r, and for a merge q(tau) of the M-step without it."""
    after = update(case, t)
    after["r"] = q["r"]
    if tau_of is not None and case["prior"]["covarianceType"] == "shared":
        after["tau_a"], after["tau_b"] = tau_of["tau_a"], tau_of["tau_b"]
    return after


def merge_gains(case, q, r):
    """(45) for every pair. The merged events are completed, (33b) and (36), by the first cluster of the
    pair (gain), or by the cluster that each came from (gain of completed sums)."""
    own = sums(case, r, q)
    unmerged = update_for_moves(case, own, q)
    before = bound_of_sums(case, unmerged, r)
    rows = []
    for j in range(case["k"]):
        for k in range(j + 1, case["k"]):
            joint = merged(r, j, k)
            added = {name: np.array(value, dtype=float) for name, value in own.items()}
            for name in ("R", "X", "Q", "Ro", "L"):
                added[name][j] += added[name][k]
                added[name][k] = 0
            gains = []
            for t in (sums(case, joint, q), added):
                after = update_for_moves(case, t, q, unmerged)
                gains.append(bound_of_sums(case, after, joint) - before)
                assert_close(bound_of_sums(case, after, joint), long_bound(case, after, joint), 1e-12)
            rows.append({"first": j, "second": k, "gain": gains[0], "gainOfCompletedSums": gains[1]})
    return before, rows


# Prediction -------------------------------------------------------------------------------------------


def base_and_df(case, q):
    """The scale of (46) without the uncertainty of the centre, and its degrees of freedom (inf: normal)."""
    p, k, d = case["prior"], case["k"], case["x"].shape[1]
    if p["covarianceType"] == "fixed":
        return np.tile(np.eye(d) / p["tau"], (k, 1, 1)), np.full(k, np.inf)
    if p["covarianceType"] == "full":
        df = q["n"] + 1 - d
        return q["S"] / df[:, None, None], df
    a, b = np.broadcast_to(q["tau_a"], k), np.broadcast_to(q["tau_b"], k)
    return (b / a)[:, None, None] * np.eye(d), 2 * a


def scale_of_events(case, q):
    """The scale matrix of (46), location error included."""
    base = base_and_df(case, q)[0]
    error = case["prior"]["locationError"] ** 2 * np.eye(case["x"].shape[1])
    return base * (1 + 1 / q["kappa"])[:, None, None] + error


def covariances(case, q):
    """E Lambda_k^-1: the scatter of the true locations."""
    p, k, d = case["prior"], case["k"], case["x"].shape[1]
    if p["covarianceType"] == "fixed":
        return np.tile(np.eye(d) / p["tau"], (k, 1, 1))
    if p["covarianceType"] == "full":
        return q["S"] / (q["n"] - d - 1)[:, None, None]
    return np.tile(np.eye(d), (k, 1, 1)) * np.broadcast_to(q["tau_b"] / (q["tau_a"] - 1), k)[:, None, None]


def student(x, centre, scale, df):
    if np.isinf(df):
        return stats.multivariate_normal(centre, scale).logpdf(x)
    return stats.multivariate_t(centre, scale, df=df).logpdf(x)


def log_count_predictive(case, q, k, s):
    """(47)."""

    def log_mass(value):
        a, b = q["a"][k], q["b"][k]
        if not negative_binomial(case):
            return stats.nbinom(a, b / (b + 1)).logpmf(value)
        r = q["r"]
        ways = special.gammaln(r + value) - special.gammaln(r) - special.gammaln(value + 1)
        return ways + special.betaln(r * b + r, a + value) - special.betaln(r * b, a)

    return log_mass(s) - (np.log(-np.expm1(log_mass(0))) if case["prior"]["zeroTruncated"] else 0)


def log_density(case, q, x, s, inside):
    """ln p(x, S) of (46) and (47)."""
    scale, df = scale_of_events(case, q), base_and_df(case, q)[1]
    terms = np.log(mean_weights(case, q))
    for k in range(case["k"]):
        terms[k] += student(x, q["m"][k], scale[k], df[k])
    if has_background(case):
        terms[-1] += -np.log(case["prior"]["backgroundVolume"]) if inside else -np.inf
    if not np.isnan(s):
        terms += [log_count_predictive(case, q, k, s) for k in range(len(terms))]
    return special.logsumexp(terms)


def rate_interval(case, q, k):
    """(48)."""
    if not negative_binomial(case):
        return stats.gamma(q["a"][k], scale=1 / q["b"][k]).ppf([0.025, 0.975])
    p = stats.beta(q["r"] * q["b"][k], q["a"][k]).ppf([0.975, 0.025])
    return q["r"] * (1 - p) / p


def ellipse(scale, df):
    """(49): semi-axes, longest first, and the azimuth of the longest, degrees clockwise from the second axis."""
    values, vectors = np.linalg.eigh(scale)
    quantile = stats.chi2(2).ppf(0.95) if np.isinf(df) else 2 * stats.f(2, df).ppf(0.95)
    round_ = values[1] - values[0] < 1e-12 * values[1]
    azimuth = None if round_ else float(np.degrees(np.arctan2(vectors[0, 1], vectors[1, 1])) % 180)
    return {"semiAxes": np.sqrt(quantile * values[::-1]).tolist(), "azimuth": azimuth}


def assert_close(value, expected, tolerance):
    assert abs(value - expected) <= tolerance * max(1, abs(expected)), (value, expected)
