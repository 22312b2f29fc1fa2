"""The variational autoencoder, as an Estimator of Spark ML."""

from __future__ import annotations

from pyspark.ml.util import HasTrainingSummary

from epicentra._params import AutoencoderEstimatorParams, AutoencoderModelParams
from epicentra._stages import FittedModel, NamedEstimator, TrainingSummary


class AutoencoderSummary(TrainingSummary):
    """How a training went: the mean loss of each epoch, nats a row."""


class VariationalAutoencoderModel(FittedModel, AutoencoderModelParams, HasTrainingSummary[AutoencoderSummary]):
    """A trained network: ``transform`` adds the code of each row, its bound and, if asked, its reconstruction."""

    __module__ = "org.epicentra.ml"

    @property
    def _summaryCls(self) -> type:
        return AutoencoderSummary


class VariationalAutoencoder(NamedEstimator[VariationalAutoencoderModel], AutoencoderEstimatorParams):
    """Trains a variational autoencoder on the images of a DataFrame.

    Any Param may be given by its name, ``VariationalAutoencoder(latent=40, epochs=10)``, or set later.
    """

    __module__ = "org.epicentra.ml"
    _model = VariationalAutoencoderModel
