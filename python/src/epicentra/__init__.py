"""Variational inference for earthquake catalogs on Apache Spark."""

from epicentra.autoencoder import AutoencoderSummary, VariationalAutoencoder, VariationalAutoencoderModel
from epicentra.catalog import project, read_catalog
from epicentra.errors import BadInputError, DivergenceError
from epicentra.evaluation import MeanLogDensityEvaluator
from epicentra.mixture import MixtureSummary, VariationalGaussianMixture, VariationalGaussianMixtureModel
from epicentra.session import configure, session

__all__ = [
    "AutoencoderSummary",
    "BadInputError",
    "DivergenceError",
    "MeanLogDensityEvaluator",
    "MixtureSummary",
    "VariationalAutoencoder",
    "VariationalAutoencoderModel",
    "VariationalGaussianMixture",
    "VariationalGaussianMixtureModel",
    "configure",
    "project",
    "read_catalog",
    "session",
]
