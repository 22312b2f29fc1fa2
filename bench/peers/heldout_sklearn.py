"""Mean held-out log density of scikit-learn's BayesianGaussianMixture with full covariances.

    heldout_sklearn.py FILE COMPONENTS

FILE has a line for each event: 0 (fitted) or 1 (held out), then its coordinates. The density is that of the locations
alone, per unit^D, at the plug-in parameters that scikit-learn scores with.
"""

import sys
import warnings

import numpy
from sklearn.mixture import BayesianGaussianMixture


def main():
    warnings.simplefilter("ignore")
    events = numpy.loadtxt(sys.argv[1], ndmin=2)
    x, held = events[:, 1:], events[:, 0] == 1
    mixture = BayesianGaussianMixture(
        n_components=int(sys.argv[2]),
        covariance_type="full",
        tol=1e-4,
        max_iter=300,
        random_state=1,
    )
    mixture.fit(x[~held])
    print(f"| scikit-learn, full | {sys.argv[2]} | {mixture.n_iter_} | - | - | {mixture.score(x[held]):.4f} |")


main()
