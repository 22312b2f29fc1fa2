"""Variational inference for earthquake catalogs on Apache Spark."""

from epicentra.autoencoder import AutoencoderSummary, VariationalAutoencoder, VariationalAutoencoderModel
from epicentra.catalog import project, read_catalog
from epicentra.evaluation import MeanLogDensityEvaluator
from epicentra.mixture import MixtureSummary, VariationalGaussianMixture, VariationalGaussianMixtureModel
from epicentra.session import configure, session

__all__ = [
    "AutoencoderSummary",
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
