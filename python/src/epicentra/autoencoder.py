"""The variational autoencoder, as an Estimator of Spark ML."""

from __future__ import annotations

from typing import Any, List

from pyspark.ml.util import HasTrainingSummary, JavaMLReadable, JavaMLWritable
from pyspark.ml.wrapper import JavaEstimator, JavaModel, JavaWrapper

from epicentra._params import AutoencoderEstimatorParams, AutoencoderModelParams
from epicentra.errors import translated


class AutoencoderSummary(JavaWrapper):
    """How a training went."""

    @property
    def objectiveHistory(self) -> List[float]:
        """The mean loss of each epoch, nats a row."""
        return list(self._call_java("objectiveHistory"))

    @property
    def totalIterations(self) -> int:
        """The epochs done."""
        return self._call_java("totalIterations")


class VariationalAutoencoderModel(
    JavaModel, AutoencoderModelParams, HasTrainingSummary[AutoencoderSummary], JavaMLWritable, JavaMLReadable
):
    """A trained network: ``transform`` adds the code of each row, its bound and, if asked, its reconstruction."""

    __module__ = "org.epicentra.ml"

    def __init__(self, java_model: Any = None) -> None:
        super().__init__(java_model)
        self._set_defaults()

    def _transform(self, dataset: Any) -> Any:
        with translated():
            return super()._transform(dataset)

    @property
    def _summaryCls(self) -> type:
        return AutoencoderSummary


class VariationalAutoencoder(
    JavaEstimator[VariationalAutoencoderModel], AutoencoderEstimatorParams, JavaMLWritable, JavaMLReadable
):
    """Trains a variational autoencoder on the images of a DataFrame.

    Any Param may be given by its name, ``VariationalAutoencoder(latent=40, epochs=10)``, or set later.
    """

    __module__ = "org.epicentra.ml"

    def __init__(self, **params: Any) -> None:
        super().__init__()
        self._java_obj = self._new_java_obj("org.epicentra.ml.VariationalAutoencoder", self.uid)
        self._set_defaults()
        self._set_all(params)

    def _fit(self, dataset: Any) -> VariationalAutoencoderModel:
        with translated():
            return super()._fit(dataset)

    def _create_model(self, java_model: Any) -> VariationalAutoencoderModel:
        return VariationalAutoencoderModel(java_model)
