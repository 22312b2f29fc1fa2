"""Seconds per iteration of scikit-learn's BayesianGaussianMixture with spherical and with full covariances.

    mixture_sklearn.py ROWS COMPONENTS

prints lines "spherical K seconds" and "full K seconds" for each of the comma-separated numbers of components: of three
differences between a fit of six iterations and one of one, the median, by five. The events are drawn as
bench/java/org/epicentra/bench/ClusteredEvents.java draws them. Its memory is 8 bytes times rows times K, several times
over: K is skipped where that exceeds LIMIT.
"""

import sys
import time
import warnings

import numpy
from sklearn.mixture import BayesianGaussianMixture

SIDE = 1000.0
SPREAD = 0.15
LIMIT = 1.0e8


def events(rows, components):
    random = numpy.random.default_rng(components)
    centres = SIDE * random.random((components, 2))
    deviation = SPREAD * SIDE / numpy.sqrt(components)
    return centres[random.integers(components, size=rows)] + deviation * random.standard_normal((rows, 2))


def seconds_of_fit(x, shape, components, iterations):
    mixture = BayesianGaussianMixture(
        n_components=components,
        covariance_type=shape,
        init_params="random",
        tol=0.0,
        max_iter=iterations,
        random_state=1,
    )
    start = time.perf_counter()
    mixture.fit(x)
    return time.perf_counter() - start


def main():
    warnings.simplefilter("ignore")
    rows = int(sys.argv[1])
    for components in (int(word) for word in sys.argv[2].split(",")):
        if rows * components > LIMIT:
            continue
        x = events(rows, components)
        for shape in ("spherical", "full"):
            seconds_of_fit(x, shape, components, 1)  # the first touches its memory
            differences = [
                seconds_of_fit(x, shape, components, 6) - seconds_of_fit(x, shape, components, 1) for _ in range(3)
            ]
            print(shape, components, sorted(differences)[1] / 5, flush=True)


main()
