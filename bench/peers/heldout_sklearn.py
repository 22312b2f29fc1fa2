"""Mean held-out log density of scikit-learn's BayesianGaussianMixture with full covariances, as a row of a table.

    heldout_sklearn.py FILE COMPONENTS

FILE has a line for each event: the number of its fold, 0 (fitted) or 1 (held out), then its coordinates. The density is
that of the locations alone, per unit^D, at the parameters that scikit-learn scores with. Its options are its defaults,
but for a smaller tolerance and a higher limit of iterations.
"""

import sys
import warnings

import numpy
from sklearn.mixture import BayesianGaussianMixture


def main():
    warnings.simplefilter("ignore")
    events = numpy.loadtxt(sys.argv[1], ndmin=2)
    iterations, scores = [], []
    for fold in numpy.unique(events[:, 0]):
        of_fold = events[events[:, 0] == fold]
        x, held = of_fold[:, 2:], of_fold[:, 1] == 1
        mixture = BayesianGaussianMixture(
            n_components=int(sys.argv[2]),
            covariance_type="full",
            tol=1e-5,
            max_iter=3000,
            random_state=1,
        )
        mixture.fit(x[~held])
        iterations.append(mixture.n_iter_)
        scores.append(mixture.score(x[held]))
    passes, score = numpy.mean(iterations), numpy.mean(scores)
    print(f"| scikit-learn, full, locations alone | {sys.argv[2]} | {passes:.0f} | - | - | {score:.4f} |")


main()
