"""The score of a mixture, as an Evaluator of Spark ML."""

from __future__ import annotations

from typing import Any

from pyspark.ml.evaluation import JavaEvaluator
from pyspark.ml.util import JavaMLReadable, JavaMLWritable

from epicentra._params import EvaluatorParams
from epicentra.errors import translated


class MeanLogDensityEvaluator(JavaEvaluator, EvaluatorParams, JavaMLWritable, JavaMLReadable):
    """The weighted mean of the log predictive density, nats per event; larger is better.

    Of events that the mixture was not fitted to, as CrossValidator holds them out.
    """

    __module__ = "org.epicentra.ml"

    def __init__(self, **params: Any) -> None:
        super().__init__()
        self._java_obj = self._new_java_obj("org.epicentra.ml.MeanLogDensityEvaluator", self.uid)
        self._set_defaults()
        self._set_all(params)

    def _evaluate(self, dataset: Any) -> float:
        with translated():
            return super()._evaluate(dataset)

    def isLargerBetter(self) -> bool:
        return True
