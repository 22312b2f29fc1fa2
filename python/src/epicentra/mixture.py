"""The mixture of super-epicentres, as an Estimator of Spark ML."""

from __future__ import annotations

from typing import TYPE_CHECKING, List

from pyspark.ml.clustering import ClusteringSummary
from pyspark.ml.util import HasTrainingSummary

from epicentra._params import MixtureEstimatorParams, MixtureModelParams
from epicentra._stages import FittedModel, NamedEstimator, TrainingSummary
from epicentra.errors import translated

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame
    from typing_extensions import Self


class MixtureSummary(TrainingSummary, ClusteringSummary):
    """How a fit went: the bounds, nats, and what PySpark's own clusterings tell."""

    @property
    def clusterSizes(self) -> List[int]:
        """The number of events of each component: those that it is more probable for than any other."""
        return list(self._call_java("clusterSizes"))


class VariationalGaussianMixtureModel(FittedModel, MixtureModelParams, HasTrainingSummary[MixtureSummary]):
    """A fitted mixture: ``transform`` adds the component of each event, its probability and more."""

    __module__ = "org.epicentra.ml"

    @property
    def _summaryCls(self) -> type:
        return MixtureSummary

    def components(self) -> "pandas.DataFrame":
        """The components, one in a row, in the model's order, after a fit by falling effective count.

        Columns: component, weight, effective_count; the centre in the coordinates of the model, x, y[, z]; longitude,
        latitude[, depth] (degrees and km) where the model has a projection; rate, rate_low and rate_high, the expected
        strength and its 95 % interval; covariance, D x D in nested lists.
        """
        return self.componentTable().toPandas()

    def componentTable(self) -> "DataFrame":
        """The same as a DataFrame of Spark."""
        from pyspark.sql import SparkSession

        return self.transform(SparkSession.active().range(0), {self.table: "components"})


class VariationalGaussianMixture(NamedEstimator[VariationalGaussianMixtureModel], MixtureEstimatorParams):
    """Fits super-epicentres to the events of a DataFrame by variational inference.

    Any Param may be given by its name, ``VariationalGaussianMixture(k=20, inputCols=["x", "y"])``, or set later; by
    default components are ellipses with learned weights, counts are over-dispersed, and there is a background.
    """

    __module__ = "org.epicentra.ml"
    _model = VariationalGaussianMixtureModel

    def setInitialModel(self, model: VariationalGaussianMixtureModel) -> Self:
        """Starts from a fitted model, under its prior: k is then the model's."""
        with translated():
            return self._set(initialPosterior=model._call_java("posteriorText"))
