"""What the Estimators and models of this package have in common."""

from __future__ import annotations

from typing import Any, List, TypeVar

from pyspark.ml.util import JavaMLReadable, JavaMLWritable
from pyspark.ml.wrapper import JavaEstimator, JavaModel, JavaWrapper

from epicentra._params import NamedParams
from epicentra.errors import translated

M = TypeVar("M", bound=JavaModel)


class TrainingSummary(JavaWrapper):
    """How a fit or a training went."""

    @property
    def objectiveHistory(self) -> List[float]:
        """What was to be raised or lowered, from step to step."""
        return list(self._call_java("objectiveHistory"))

    @property
    def totalIterations(self) -> int:
        """The steps done."""
        return self._call_java("totalIterations")


class FittedModel(JavaModel, NamedParams, JavaMLWritable, JavaMLReadable):
    """A model of Java's."""

    # The package of the Java class, by which PySpark finds either class from the other.
    __module__ = "org.epicentra.ml"

    def __init__(self, java_model: Any = None) -> None:
        super().__init__(java_model)
        self._set_defaults()

    def _transform(self, dataset: Any) -> Any:
        with translated():
            return super()._transform(dataset)


class NamedEstimator(JavaEstimator[M], NamedParams, JavaMLWritable, JavaMLReadable):
    """An Estimator of Java's, whose Params are keyword arguments."""

    __module__ = "org.epicentra.ml"
    _model: type[M]

    def __init__(self, **params: Any) -> None:
        super().__init__()
        self._java_obj = self._new_java_obj(f"{self.__module__}.{type(self).__name__}", self.uid)
        self._set_defaults()
        self._set_all(params)

    def _create_model(self, java_model: Any) -> M:
        return self._model(java_model)

    def _fit(self, dataset: Any) -> M:
        with translated():
            return super()._fit(dataset)
