"""Where PySpark looks for the Python class of a Java stage that it loads: under the name of the Java class."""

from epicentra.autoencoder import VariationalAutoencoder, VariationalAutoencoderModel
from epicentra.evaluation import MeanLogDensityEvaluator
from epicentra.mixture import VariationalGaussianMixture, VariationalGaussianMixtureModel

__all__ = [
    "MeanLogDensityEvaluator",
    "VariationalAutoencoder",
    "VariationalAutoencoderModel",
    "VariationalGaussianMixture",
    "VariationalGaussianMixtureModel",
]
