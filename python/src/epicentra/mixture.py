"""The mixture of super-epicentres, as an Estimator of Spark ML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List

from pyspark.ml.util import HasTrainingSummary, JavaMLReadable, JavaMLWritable
from pyspark.ml.wrapper import JavaEstimator, JavaModel, JavaWrapper
from typing_extensions import Self

from epicentra._params import MixtureEstimatorParams, MixtureModelParams
from epicentra.errors import translated

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame


class MixtureSummary(JavaWrapper):
    """How a fit went."""

    @property
    def objectiveHistory(self) -> List[float]:
        """The evidence lower bound before the first update and after each, nats."""
        return list(self._call_java("objectiveHistory"))

    @property
    def totalIterations(self) -> int:
        """The updates done."""
        return self._call_java("totalIterations")

    @property
    def k(self) -> int:
        """The number of components that are left."""
        return self._call_java("k")

    @property
    def clusterSizes(self) -> List[int]:
        """The number of events of each component: those that it is more probable for than any other."""
        return list(self._call_java("clusterSizes"))


class VariationalGaussianMixtureModel(
    JavaModel, MixtureModelParams, HasTrainingSummary[MixtureSummary], JavaMLWritable, JavaMLReadable
):
    """A fitted mixture: ``transform`` adds the component of each event, its probability and more."""

    # The name of the Java class, by which PySpark finds either from the other.
    __module__ = "org.epicentra.ml"

    def __init__(self, java_model: Any = None) -> None:
        super().__init__(java_model)
        self._set_defaults()

    def _transform(self, dataset: Any) -> Any:
        with translated():
            return super()._transform(dataset)

    @property
    def _summaryCls(self) -> type:
        return MixtureSummary

    def components(self) -> "pandas.DataFrame":
        """The components, one in a row, by falling effective count.

        Columns: component, weight, effective_count; the centre in the coordinates of the model, x, y[, z]; longitude,
        latitude[, depth] (degrees and km) where the model has a projection; rate, rate_low and rate_high, the expected
        strength and its 95 % interval; covariance, D x D in one list, row by row.
        """
        return self.componentTable().toPandas()

    def componentTable(self) -> "DataFrame":
        """The same as a DataFrame of Spark."""
        from pyspark.sql import SparkSession

        spark = SparkSession.getActiveSession()
        return self.transform(spark.range(0), {self.table: "components"})


class VariationalGaussianMixture(
    JavaEstimator[VariationalGaussianMixtureModel], MixtureEstimatorParams, JavaMLWritable, JavaMLReadable
):
    """Fits super-epicentres to the events of a DataFrame by variational inference.

    Any Param may be given by its name, ``VariationalGaussianMixture(k=20, inputCols=["x", "y"])``, or set later; by
    default components are ellipses with learned weights, counts are over-dispersed, and there is a background.
    """

    __module__ = "org.epicentra.ml"

    def __init__(self, **params: Any) -> None:
        super().__init__()
        self._java_obj = self._new_java_obj("org.epicentra.ml.VariationalGaussianMixture", self.uid)
        self._set_defaults()
        self._set_all(params)

    def _fit(self, dataset: Any) -> VariationalGaussianMixtureModel:
        with translated():
            return super()._fit(dataset)

    def _create_model(self, java_model: Any) -> VariationalGaussianMixtureModel:
        return VariationalGaussianMixtureModel(java_model)

    def setInitialModel(self, model: VariationalGaussianMixtureModel) -> Self:
        """Starts from a fitted model, under its prior: k is then the model's."""
        return self._set(initialPosterior=model._call_java("posteriorText"))
