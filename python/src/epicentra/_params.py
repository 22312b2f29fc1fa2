"""The Params of the Java classes. Written by generate.py; not edited by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Dict, List

from pyspark.ml.param import Param, Params, TypeConverters

if TYPE_CHECKING:
    from typing_extensions import Self


class NamedParams(Params):
    """Params that are given by their names."""

    _DEFAULTS: ClassVar[Dict[str, Any]] = {}

    def _set_defaults(self) -> None:
        self._setDefault(**self._DEFAULTS)

    def _set_all(self, given: Dict[str, Any]) -> Self:
        for name in given:
            if not self.hasParam(name):
                raise TypeError(f"{type(self).__name__} has no Param {name}")
        return self._set(**{name: value for name, value in given.items() if value is not None})


class MixtureParams(NamedParams):
    """Params of the Estimator and its model."""

    _DEFAULTS = {
        'backgroundCol': '',
        'entropyCol': 'entropy',
        'featuresCol': 'features',
        'idCol': '',
        'logDensityCol': 'log_density',
        'predictionCol': 'component',
        'probabilityCol': 'probability',
        'responsibilitiesCol': '',
        'strengthCol': 'strength',
    }

    backgroundCol: Param[str] = Param(
        Params._dummy(),
        'backgroundCol',
        'output: probability of being background (double)',
        TypeConverters.toString,
    )

    def getBackgroundCol(self) -> str:
        """Output: probability of being background (double)."""
        return self.getOrDefault(self.backgroundCol)

    def setBackgroundCol(self, value: str) -> Self:
        """Output: probability of being background (double)."""
        return self._set(backgroundCol=value)

    entropyCol: Param[str] = Param(
        Params._dummy(),
        'entropyCol',
        'output: entropy of the assignment in nats (double)',
        TypeConverters.toString,
    )

    def getEntropyCol(self) -> str:
        """Output: entropy of the assignment in nats (double)."""
        return self.getOrDefault(self.entropyCol)

    def setEntropyCol(self, value: str) -> Self:
        """Output: entropy of the assignment in nats (double)."""
        return self._set(entropyCol=value)

    featuresCol: Param[str] = Param(
        Params._dummy(),
        'featuresCol',
        'location: a Vector, array<double> or array<float> column of 2 or 3 coordinates',
        TypeConverters.toString,
    )

    def getFeaturesCol(self) -> str:
        """Location: a Vector, array<double> or array<float> column of 2 or 3 coordinates."""
        return self.getOrDefault(self.featuresCol)

    def setFeaturesCol(self, value: str) -> Self:
        """Location: a Vector, array<double> or array<float> column of 2 or 3 coordinates."""
        return self._set(featuresCol=value)

    idCol: Param[str] = Param(
        Params._dummy(),
        'idCol',
        'names a row in messages; "": rows are named by value',
        TypeConverters.toString,
    )

    def getIdCol(self) -> str:
        """Names a row in messages; "": rows are named by value."""
        return self.getOrDefault(self.idCol)

    def setIdCol(self, value: str) -> Self:
        """Names a row in messages; "": rows are named by value."""
        return self._set(idCol=value)

    inputCols: Param[List[str]] = Param(
        Params._dummy(),
        'inputCols',
        'location: 2 or 3 numeric columns, read instead of featuresCol',
        TypeConverters.toListString,
    )

    def getInputCols(self) -> List[str]:
        """Location: 2 or 3 numeric columns, read instead of featuresCol."""
        return self.getOrDefault(self.inputCols)

    def setInputCols(self, value: List[str]) -> Self:
        """Location: 2 or 3 numeric columns, read instead of featuresCol."""
        return self._set(inputCols=value)

    logDensityCol: Param[str] = Param(
        Params._dummy(),
        'logDensityCol',
        'output: log predictive density in nats (double)',
        TypeConverters.toString,
    )

    def getLogDensityCol(self) -> str:
        """Output: log predictive density in nats (double)."""
        return self.getOrDefault(self.logDensityCol)

    def setLogDensityCol(self, value: str) -> Self:
        """Output: log predictive density in nats (double)."""
        return self._set(logDensityCol=value)

    predictionCol: Param[str] = Param(
        Params._dummy(),
        'predictionCol',
        'output: most probable component (int), -1 where the background is more probable',
        TypeConverters.toString,
    )

    def getPredictionCol(self) -> str:
        """Output: most probable component (int), -1 where the background is more probable."""
        return self.getOrDefault(self.predictionCol)

    def setPredictionCol(self, value: str) -> Self:
        """Output: most probable component (int), -1 where the background is more probable."""
        return self._set(predictionCol=value)

    probabilityCol: Param[str] = Param(
        Params._dummy(),
        'probabilityCol',
        'output: probability of that component, or of the background (double)',
        TypeConverters.toString,
    )

    def getProbabilityCol(self) -> str:
        """Output: probability of that component, or of the background (double)."""
        return self.getOrDefault(self.probabilityCol)

    def setProbabilityCol(self, value: str) -> Self:
        """Output: probability of that component, or of the background (double)."""
        return self._set(probabilityCol=value)

    responsibilitiesCol: Param[str] = Param(
        Params._dummy(),
        'responsibilitiesCol',
        'output: probability of each component (array<double>)',
        TypeConverters.toString,
    )

    def getResponsibilitiesCol(self) -> str:
        """Output: probability of each component (array<double>)."""
        return self.getOrDefault(self.responsibilitiesCol)

    def setResponsibilitiesCol(self, value: str) -> Self:
        """Output: probability of each component (array<double>)."""
        return self._set(responsibilitiesCol=value)

    strengthCol: Param[str] = Param(
        Params._dummy(),
        'strengthCol',
        'count >= 0 of an event, null where it has none; "": none has one',
        TypeConverters.toString,
    )

    def getStrengthCol(self) -> str:
        """Count >= 0 of an event, null where it has none; "": none has one."""
        return self.getOrDefault(self.strengthCol)

    def setStrengthCol(self, value: str) -> Self:
        """Count >= 0 of an event, null where it has none; "": none has one."""
        return self._set(strengthCol=value)


class MixtureEstimatorParams(MixtureParams):
    """Params of the Estimator."""

    _DEFAULTS = {
        'acceleration': 'squarem',
        'background': 'uniform',
        'backgroundCol': '',
        'counts': 'negative-binomial',
        'entropyCol': 'entropy',
        'featuresCol': 'features',
        'idCol': '',
        'init': 'kmeans++',
        'k': 2,
        'locationError': 0.0,
        'logDensityCol': 'log_density',
        'predictionCol': 'component',
        'probabilityCol': 'probability',
        'responsibilitiesCol': '',
        'restarts': 1,
        'seed': 1,
        'strengthCol': 'strength',
        'weightCol': '',
        'zeroTruncated': False,
    }

    acceleration: Param[str] = Param(
        Params._dummy(),
        'acceleration',
        'how the fit is hastened: none or squarem',
        TypeConverters.toString,
    )

    def getAcceleration(self) -> str:
        """How the fit is hastened: none or squarem."""
        return self.getOrDefault(self.acceleration)

    def setAcceleration(self, value: str) -> Self:
        """How the fit is hastened: none or squarem."""
        return self._set(acceleration=value)

    alpha: Param[float] = Param(
        Params._dummy(),
        'alpha',
        'prior shape of the rates, > 0',
        TypeConverters.toFloat,
    )

    def getAlpha(self) -> float:
        """Prior shape of the rates, > 0."""
        return self.getOrDefault(self.alpha)

    def setAlpha(self, value: float) -> Self:
        """Prior shape of the rates, > 0."""
        return self._set(alpha=value)

    background: Param[str] = Param(
        Params._dummy(),
        'background',
        'where events of no component may lie: none, or uniform over the region',
        TypeConverters.toString,
    )

    def getBackground(self) -> str:
        """Where events of no component may lie: none, or uniform over the region."""
        return self.getOrDefault(self.background)

    def setBackground(self, value: str) -> Self:
        """Where events of no component may lie: none, or uniform over the region."""
        return self._set(background=value)

    beta: Param[float] = Param(
        Params._dummy(),
        'beta',
        'prior rate of the rates, > 0',
        TypeConverters.toFloat,
    )

    def getBeta(self) -> float:
        """Prior rate of the rates, > 0."""
        return self.getOrDefault(self.beta)

    def setBeta(self, value: float) -> Self:
        """Prior rate of the rates, > 0."""
        return self._set(beta=value)

    concentration: Param[float] = Param(
        Params._dummy(),
        'concentration',
        'concentration of learned weights, > 0; unset: 1/k, of dirichlet-process 1',
        TypeConverters.toFloat,
    )

    def getConcentration(self) -> float:
        """Concentration of learned weights, > 0; unset: 1/k, of dirichlet-process 1."""
        return self.getOrDefault(self.concentration)

    def setConcentration(self, value: float) -> Self:
        """Concentration of learned weights, > 0; unset: 1/k, of dirichlet-process 1."""
        return self._set(concentration=value)

    counts: Param[str] = Param(
        Params._dummy(),
        'counts',
        'distribution of the strengths: poisson or negative-binomial',
        TypeConverters.toString,
    )

    def getCounts(self) -> str:
        """Distribution of the strengths: poisson or negative-binomial."""
        return self.getOrDefault(self.counts)

    def setCounts(self, value: str) -> Self:
        """Distribution of the strengths: poisson or negative-binomial."""
        return self._set(counts=value)

    covarianceType: Param[str] = Param(
        Params._dummy(),
        'covarianceType',
        'shape of the components: fixed, shared, spherical or full; unset: full, fixed with tau',
        TypeConverters.toString,
    )

    def getCovarianceType(self) -> str:
        """Shape of the components: fixed, shared, spherical or full; unset: full, fixed with tau."""
        return self.getOrDefault(self.covarianceType)

    def setCovarianceType(self, value: str) -> Self:
        """Shape of the components: fixed, shared, spherical or full; unset: full, fixed with tau."""
        return self._set(covarianceType=value)

    dispersion: Param[float] = Param(
        Params._dummy(),
        'dispersion',
        'dispersion of negative-binomial strengths, 0.01 to 10000; unset: learned',
        TypeConverters.toFloat,
    )

    def getDispersion(self) -> float:
        """Dispersion of negative-binomial strengths, 0.01 to 10000; unset: learned."""
        return self.getOrDefault(self.dispersion)

    def setDispersion(self, value: float) -> Self:
        """Dispersion of negative-binomial strengths, 0.01 to 10000; unset: learned."""
        return self._set(dispersion=value)

    init: Param[str] = Param(
        Params._dummy(),
        'init',
        'how initial centres are drawn: kmeans++ or random',
        TypeConverters.toString,
    )

    def getInit(self) -> str:
        """How initial centres are drawn: kmeans++ or random."""
        return self.getOrDefault(self.init)

    def setInit(self, value: str) -> Self:
        """How initial centres are drawn: kmeans++ or random."""
        return self._set(init=value)

    initialPosterior: Param[str] = Param(
        Params._dummy(),
        'initialPosterior',
        'posterior to start from: the text of a posterior.json',
        TypeConverters.toString,
    )

    def getInitialPosterior(self) -> str:
        """Posterior to start from: the text of a posterior.json."""
        return self.getOrDefault(self.initialPosterior)

    def setInitialPosterior(self, value: str) -> Self:
        """Posterior to start from: the text of a posterior.json."""
        return self._set(initialPosterior=value)

    k: Param[int] = Param(
        Params._dummy(),
        'k',
        'number of components, >= 1',
        TypeConverters.toInt,
    )

    def getK(self) -> int:
        """Number of components, >= 1."""
        return self.getOrDefault(self.k)

    def setK(self, value: int) -> Self:
        """Number of components, >= 1."""
        return self._set(k=value)

    locationError: Param[float] = Param(
        Params._dummy(),
        'locationError',
        'known standard deviation of the locations on each axis, unit, >= 0',
        TypeConverters.toFloat,
    )

    def getLocationError(self) -> float:
        """Known standard deviation of the locations on each axis, unit, >= 0."""
        return self.getOrDefault(self.locationError)

    def setLocationError(self, value: float) -> Self:
        """Known standard deviation of the locations on each axis, unit, >= 0."""
        return self._set(locationError=value)

    maxIter: Param[int] = Param(
        Params._dummy(),
        'maxIter',
        'most updates, >= 1',
        TypeConverters.toInt,
    )

    def getMaxIter(self) -> int:
        """Most updates, >= 1."""
        return self.getOrDefault(self.maxIter)

    def setMaxIter(self, value: int) -> Self:
        """Most updates, >= 1."""
        return self._set(maxIter=value)

    moves: Param[str] = Param(
        Params._dummy(),
        'moves',
        'what leaves components out where that raises the bound: none, delete or delete,merge; unset: delete,merge, of fixed weights none',
        TypeConverters.toString,
    )

    def getMoves(self) -> str:
        """What leaves components out where that raises the bound: none, delete or delete,merge; unset: delete,merge, of fixed weights none."""
        return self.getOrDefault(self.moves)

    def setMoves(self, value: str) -> Self:
        """What leaves components out where that raises the bound: none, delete or delete,merge; unset: delete,merge, of fixed weights none."""
        return self._set(moves=value)

    nu: Param[List[float]] = Param(
        Params._dummy(),
        'nu',
        'prior mean of the centres, unit',
        TypeConverters.toListFloat,
    )

    def getNu(self) -> List[float]:
        """Prior mean of the centres, unit."""
        return self.getOrDefault(self.nu)

    def setNu(self, value: List[float]) -> Self:
        """Prior mean of the centres, unit."""
        return self._set(nu=value)

    pi: Param[List[float]] = Param(
        Params._dummy(),
        'pi',
        'weights of the components, > 0, summing to 1',
        TypeConverters.toListFloat,
    )

    def getPi(self) -> List[float]:
        """Weights of the components, > 0, summing to 1."""
        return self.getOrDefault(self.pi)

    def setPi(self, value: List[float]) -> Self:
        """Weights of the components, > 0, summing to 1."""
        return self._set(pi=value)

    region: Param[str] = Param(
        Params._dummy(),
        'region',
        "region of the background: WKT of a (multi)polygon in the events' x and y; unset: their box",
        TypeConverters.toString,
    )

    def getRegion(self) -> str:
        """Region of the background: WKT of a (multi)polygon in the events' x and y; unset: their box."""
        return self.getOrDefault(self.region)

    def setRegion(self, value: str) -> Self:
        """Region of the background: WKT of a (multi)polygon in the events' x and y; unset: their box."""
        return self._set(region=value)

    regionDepth: Param[List[float]] = Param(
        Params._dummy(),
        'regionDepth',
        'in 3-D, least and greatest third coordinate of the region, unit',
        TypeConverters.toListFloat,
    )

    def getRegionDepth(self) -> List[float]:
        """In 3-D, least and greatest third coordinate of the region, unit."""
        return self.getOrDefault(self.regionDepth)

    def setRegionDepth(self, value: List[float]) -> Self:
        """In 3-D, least and greatest third coordinate of the region, unit."""
        return self._set(regionDepth=value)

    restarts: Param[int] = Param(
        Params._dummy(),
        'restarts',
        'number of starts, >= 1',
        TypeConverters.toInt,
    )

    def getRestarts(self) -> int:
        """Number of starts, >= 1."""
        return self.getOrDefault(self.restarts)

    def setRestarts(self, value: int) -> Self:
        """Number of starts, >= 1."""
        return self._set(restarts=value)

    rho: Param[float] = Param(
        Params._dummy(),
        'rho',
        'prior precision of the centres, 1/unit^2, > 0',
        TypeConverters.toFloat,
    )

    def getRho(self) -> float:
        """Prior precision of the centres, 1/unit^2, > 0."""
        return self.getOrDefault(self.rho)

    def setRho(self, value: float) -> Self:
        """Prior precision of the centres, 1/unit^2, > 0."""
        return self._set(rho=value)

    seed: Param[int] = Param(
        Params._dummy(),
        'seed',
        'seed of the initial centres',
        TypeConverters.toInt,
    )

    def getSeed(self) -> int:
        """Seed of the initial centres."""
        return self.getOrDefault(self.seed)

    def setSeed(self, value: int) -> Self:
        """Seed of the initial centres."""
        return self._set(seed=value)

    tau: Param[float] = Param(
        Params._dummy(),
        'tau',
        'precision of a location, 1/unit^2, > 0',
        TypeConverters.toFloat,
    )

    def getTau(self) -> float:
        """Precision of a location, 1/unit^2, > 0."""
        return self.getOrDefault(self.tau)

    def setTau(self, value: float) -> Self:
        """Precision of a location, 1/unit^2, > 0."""
        return self._set(tau=value)

    tol: Param[float] = Param(
        Params._dummy(),
        'tol',
        'relative gain of the bound that ends the fit, >= 0; unset: 1e-7, without acceleration 1e-6',
        TypeConverters.toFloat,
    )

    def getTol(self) -> float:
        """Relative gain of the bound that ends the fit, >= 0; unset: 1e-7, without acceleration 1e-6."""
        return self.getOrDefault(self.tol)

    def setTol(self, value: float) -> Self:
        """Relative gain of the bound that ends the fit, >= 0; unset: 1e-7, without acceleration 1e-6."""
        return self._set(tol=value)

    weightCol: Param[str] = Param(
        Params._dummy(),
        'weightCol',
        'weight > 0 of an event; "": all are 1',
        TypeConverters.toString,
    )

    def getWeightCol(self) -> str:
        """Weight > 0 of an event; "": all are 1."""
        return self.getOrDefault(self.weightCol)

    def setWeightCol(self, value: str) -> Self:
        """Weight > 0 of an event; "": all are 1."""
        return self._set(weightCol=value)

    weights: Param[str] = Param(
        Params._dummy(),
        'weights',
        'weights of the components: fixed, dirichlet or dirichlet-process; unset: dirichlet, fixed with pi',
        TypeConverters.toString,
    )

    def getWeights(self) -> str:
        """Weights of the components: fixed, dirichlet or dirichlet-process; unset: dirichlet, fixed with pi."""
        return self.getOrDefault(self.weights)

    def setWeights(self, value: str) -> Self:
        """Weights of the components: fixed, dirichlet or dirichlet-process; unset: dirichlet, fixed with pi."""
        return self._set(weights=value)

    zeroTruncated: Param[bool] = Param(
        Params._dummy(),
        'zeroTruncated',
        'whether every strength is 1 or more by construction',
        TypeConverters.toBoolean,
    )

    def getZeroTruncated(self) -> bool:
        """Whether every strength is 1 or more by construction."""
        return self.getOrDefault(self.zeroTruncated)

    def setZeroTruncated(self, value: bool) -> Self:
        """Whether every strength is 1 or more by construction."""
        return self._set(zeroTruncated=value)


class MixtureModelParams(MixtureParams):
    """Params of the model."""

    _DEFAULTS = {
        'backgroundCol': '',
        'entropyCol': 'entropy',
        'featuresCol': 'features',
        'idCol': '',
        'logDensityCol': 'log_density',
        'predictionCol': 'component',
        'probabilityCol': 'probability',
        'responsibilitiesCol': '',
        'strengthCol': 'strength',
        'table': 'events',
    }

    table: Param[str] = Param(
        Params._dummy(),
        'table',
        'what transform returns: events, the rows with their scores, or components',
        TypeConverters.toString,
    )

    def getTable(self) -> str:
        """What transform returns: events, the rows with their scores, or components."""
        return self.getOrDefault(self.table)

    def setTable(self, value: str) -> Self:
        """What transform returns: events, the rows with their scores, or components."""
        return self._set(table=value)


class AutoencoderParams(NamedParams):
    """Params of the Estimator and its model."""

    _DEFAULTS = {
        'anomalyScoreCol': '',
        'binarize': 'threshold',
        'blas': 'auto',
        'elboCol': 'elbo',
        'featuresCol': 'image',
        'logVarianceCol': 'log_variance',
        'meanCol': 'mean',
        'reconstructionCol': '',
        'samples': 1,
        'seed': 0,
    }

    anomalyScoreCol: Param[str] = Param(
        Params._dummy(),
        'anomalyScoreCol',
        'output: minus the evidence lower bound in nats (double)',
        TypeConverters.toString,
    )

    def getAnomalyScoreCol(self) -> str:
        """Output: minus the evidence lower bound in nats (double)."""
        return self.getOrDefault(self.anomalyScoreCol)

    def setAnomalyScoreCol(self, value: str) -> Self:
        """Output: minus the evidence lower bound in nats (double)."""
        return self._set(anomalyScoreCol=value)

    binarize: Param[str] = Param(
        Params._dummy(),
        'binarize',
        'how pixels become 0 or 1: threshold, dynamic, static or none',
        TypeConverters.toString,
    )

    def getBinarize(self) -> str:
        """How pixels become 0 or 1: threshold, dynamic, static or none."""
        return self.getOrDefault(self.binarize)

    def setBinarize(self, value: str) -> Self:
        """How pixels become 0 or 1: threshold, dynamic, static or none."""
        return self._set(binarize=value)

    blas: Param[str] = Param(
        Params._dummy(),
        'blas',
        'implementation of matrix products: auto, openblas, vector or java',
        TypeConverters.toString,
    )

    def getBlas(self) -> str:
        """Implementation of matrix products: auto, openblas, vector or java."""
        return self.getOrDefault(self.blas)

    def setBlas(self, value: str) -> Self:
        """Implementation of matrix products: auto, openblas, vector or java."""
        return self._set(blas=value)

    elboCol: Param[str] = Param(
        Params._dummy(),
        'elboCol',
        'output: evidence lower bound in nats (double)',
        TypeConverters.toString,
    )

    def getElboCol(self) -> str:
        """Output: evidence lower bound in nats (double)."""
        return self.getOrDefault(self.elboCol)

    def setElboCol(self, value: str) -> Self:
        """Output: evidence lower bound in nats (double)."""
        return self._set(elboCol=value)

    featuresCol: Param[str] = Param(
        Params._dummy(),
        'featuresCol',
        'images: binary or array of whole numbers (0 to 255), Vector, array<double> or array<float> (0 to 1); with the likelihood gaussian any numbers, as they are except that binary ones are divided by 255',
        TypeConverters.toString,
    )

    def getFeaturesCol(self) -> str:
        """Images: binary or array of whole numbers (0 to 255), Vector, array<double> or array<float> (0 to 1); with the likelihood gaussian any numbers, as they are except that binary ones are divided by 255."""
        return self.getOrDefault(self.featuresCol)

    def setFeaturesCol(self, value: str) -> Self:
        """Images: binary or array of whole numbers (0 to 255), Vector, array<double> or array<float> (0 to 1); with the likelihood gaussian any numbers, as they are except that binary ones are divided by 255."""
        return self._set(featuresCol=value)

    logVarianceCol: Param[str] = Param(
        Params._dummy(),
        'logVarianceCol',
        'output: log-variance of q(z|x) (array<double>)',
        TypeConverters.toString,
    )

    def getLogVarianceCol(self) -> str:
        """Output: log-variance of q(z|x) (array<double>)."""
        return self.getOrDefault(self.logVarianceCol)

    def setLogVarianceCol(self, value: str) -> Self:
        """Output: log-variance of q(z|x) (array<double>)."""
        return self._set(logVarianceCol=value)

    meanCol: Param[str] = Param(
        Params._dummy(),
        'meanCol',
        'output: mean of q(z|x) (array<double>)',
        TypeConverters.toString,
    )

    def getMeanCol(self) -> str:
        """Output: mean of q(z|x) (array<double>)."""
        return self.getOrDefault(self.meanCol)

    def setMeanCol(self, value: str) -> Self:
        """Output: mean of q(z|x) (array<double>)."""
        return self._set(meanCol=value)

    reconstructionCol: Param[str] = Param(
        Params._dummy(),
        'reconstructionCol',
        'output: means of the inputs, of pixels their probabilities, given the mean of q(z|x) (array<float>)',
        TypeConverters.toString,
    )

    def getReconstructionCol(self) -> str:
        """Output: means of the inputs, of pixels their probabilities, given the mean of q(z|x) (array<float>)."""
        return self.getOrDefault(self.reconstructionCol)

    def setReconstructionCol(self, value: str) -> Self:
        """Output: means of the inputs, of pixels their probabilities, given the mean of q(z|x) (array<float>)."""
        return self._set(reconstructionCol=value)

    samples: Param[int] = Param(
        Params._dummy(),
        'samples',
        'draws of z for each row, >= 1',
        TypeConverters.toInt,
    )

    def getSamples(self) -> int:
        """Draws of z for each row, >= 1."""
        return self.getOrDefault(self.samples)

    def setSamples(self, value: int) -> Self:
        """Draws of z for each row, >= 1."""
        return self._set(samples=value)

    seed: Param[int] = Param(
        Params._dummy(),
        'seed',
        'seed of all random numbers',
        TypeConverters.toInt,
    )

    def getSeed(self) -> int:
        """Seed of all random numbers."""
        return self.getOrDefault(self.seed)

    def setSeed(self, value: int) -> Self:
        """Seed of all random numbers."""
        return self._set(seed=value)


class AutoencoderEstimatorParams(AutoencoderParams):
    """Params of the Estimator."""

    _DEFAULTS = {
        'activation': 'leaky-relu',
        'anomalyScoreCol': '',
        'batchSize': 100,
        'binarize': 'threshold',
        'blas': 'auto',
        'categories': 10,
        'elboCol': 'elbo',
        'epochs': 15,
        'estimator': 'analytic',
        'featuresCol': 'image',
        'gradientClip': 0.0,
        'hidden': [400, 400],
        'latent': 200,
        'latentFamily': 'normal',
        'learningRate': 0.001,
        'learningRateFactor': 0.1,
        'learningRateSteps': [],
        'likelihood': 'bernoulli',
        'logVarianceCol': 'log_variance',
        'meanCol': 'mean',
        'objective': 'elbo',
        'patience': 0,
        'reconstructionCol': '',
        'samples': 1,
        'seed': 0,
        'standardize': False,
        'temperatureEnd': 0.5,
        'temperatureRate': 0.0001,
        'temperatureStart': 1.0,
        'validationIndicatorCol': '',
    }

    activation: Param[str] = Param(
        Params._dummy(),
        'activation',
        'activation of the hidden layers: leaky-relu, relu, tanh',
        TypeConverters.toString,
    )

    def getActivation(self) -> str:
        """Activation of the hidden layers: leaky-relu, relu, tanh."""
        return self.getOrDefault(self.activation)

    def setActivation(self, value: str) -> Self:
        """Activation of the hidden layers: leaky-relu, relu, tanh."""
        return self._set(activation=value)

    batchSize: Param[int] = Param(
        Params._dummy(),
        'batchSize',
        'rows of a minibatch, >= 1',
        TypeConverters.toInt,
    )

    def getBatchSize(self) -> int:
        """Rows of a minibatch, >= 1."""
        return self.getOrDefault(self.batchSize)

    def setBatchSize(self, value: int) -> Self:
        """Rows of a minibatch, >= 1."""
        return self._set(batchSize=value)

    categories: Param[int] = Param(
        Params._dummy(),
        'categories',
        'categories of each coordinate, >= 2, for families that have them',
        TypeConverters.toInt,
    )

    def getCategories(self) -> int:
        """Categories of each coordinate, >= 2, for families that have them."""
        return self.getOrDefault(self.categories)

    def setCategories(self, value: int) -> Self:
        """Categories of each coordinate, >= 2, for families that have them."""
        return self._set(categories=value)

    epochs: Param[int] = Param(
        Params._dummy(),
        'epochs',
        'passes over the data, >= 1',
        TypeConverters.toInt,
    )

    def getEpochs(self) -> int:
        """Passes over the data, >= 1."""
        return self.getOrDefault(self.epochs)

    def setEpochs(self, value: int) -> Self:
        """Passes over the data, >= 1."""
        return self._set(epochs=value)

    estimator: Param[str] = Param(
        Params._dummy(),
        'estimator',
        'estimator of the gradient: analytic, total, path, dreg',
        TypeConverters.toString,
    )

    def getEstimator(self) -> str:
        """Estimator of the gradient: analytic, total, path, dreg."""
        return self.getOrDefault(self.estimator)

    def setEstimator(self, value: str) -> Self:
        """Estimator of the gradient: analytic, total, path, dreg."""
        return self._set(estimator=value)

    gradientClip: Param[float] = Param(
        Params._dummy(),
        'gradientClip',
        'greatest norm of the gradient per row; 0: none',
        TypeConverters.toFloat,
    )

    def getGradientClip(self) -> float:
        """Greatest norm of the gradient per row; 0: none."""
        return self.getOrDefault(self.gradientClip)

    def setGradientClip(self, value: float) -> Self:
        """Greatest norm of the gradient per row; 0: none."""
        return self._set(gradientClip=value)

    hidden: Param[List[int]] = Param(
        Params._dummy(),
        'hidden',
        "widths of the encoder's hidden layers",
        TypeConverters.toListInt,
    )

    def getHidden(self) -> List[int]:
        """Widths of the encoder's hidden layers."""
        return self.getOrDefault(self.hidden)

    def setHidden(self, value: List[int]) -> Self:
        """Widths of the encoder's hidden layers."""
        return self._set(hidden=value)

    latent: Param[int] = Param(
        Params._dummy(),
        'latent',
        'number of coordinates of z, >= 1',
        TypeConverters.toInt,
    )

    def getLatent(self) -> int:
        """Number of coordinates of z, >= 1."""
        return self.getOrDefault(self.latent)

    def setLatent(self, value: int) -> Self:
        """Number of coordinates of z, >= 1."""
        return self._set(latent=value)

    latentFamily: Param[str] = Param(
        Params._dummy(),
        'latentFamily',
        'distribution of each coordinate of z: normal, exponential, categorical',
        TypeConverters.toString,
    )

    def getLatentFamily(self) -> str:
        """Distribution of each coordinate of z: normal, exponential, categorical."""
        return self.getOrDefault(self.latentFamily)

    def setLatentFamily(self, value: str) -> Self:
        """Distribution of each coordinate of z: normal, exponential, categorical."""
        return self._set(latentFamily=value)

    learningRate: Param[float] = Param(
        Params._dummy(),
        'learningRate',
        "Adam's step size, > 0",
        TypeConverters.toFloat,
    )

    def getLearningRate(self) -> float:
        """Adam's step size, > 0."""
        return self.getOrDefault(self.learningRate)

    def setLearningRate(self, value: float) -> Self:
        """Adam's step size, > 0."""
        return self._set(learningRate=value)

    learningRateFactor: Param[float] = Param(
        Params._dummy(),
        'learningRateFactor',
        'factor of the learning rate after each of learningRateSteps, > 0',
        TypeConverters.toFloat,
    )

    def getLearningRateFactor(self) -> float:
        """Factor of the learning rate after each of learningRateSteps, > 0."""
        return self.getOrDefault(self.learningRateFactor)

    def setLearningRateFactor(self, value: float) -> Self:
        """Factor of the learning rate after each of learningRateSteps, > 0."""
        return self._set(learningRateFactor=value)

    learningRateSteps: Param[List[int]] = Param(
        Params._dummy(),
        'learningRateSteps',
        'epochs after which the learning rate is multiplied by learningRateFactor, ascending',
        TypeConverters.toListInt,
    )

    def getLearningRateSteps(self) -> List[int]:
        """Epochs after which the learning rate is multiplied by learningRateFactor, ascending."""
        return self.getOrDefault(self.learningRateSteps)

    def setLearningRateSteps(self, value: List[int]) -> Self:
        """Epochs after which the learning rate is multiplied by learningRateFactor, ascending."""
        return self._set(learningRateSteps=value)

    likelihood: Param[str] = Param(
        Params._dummy(),
        'likelihood',
        'distribution of the inputs given z: bernoulli, of pixels that are 0 or 1, or gaussian, of any numbers',
        TypeConverters.toString,
    )

    def getLikelihood(self) -> str:
        """Distribution of the inputs given z: bernoulli, of pixels that are 0 or 1, or gaussian, of any numbers."""
        return self.getOrDefault(self.likelihood)

    def setLikelihood(self, value: str) -> Self:
        """Distribution of the inputs given z: bernoulli, of pixels that are 0 or 1, or gaussian, of any numbers."""
        return self._set(likelihood=value)

    objective: Param[str] = Param(
        Params._dummy(),
        'objective',
        'the bound to raise: elbo, or iwae, whose samples are weighted by importance',
        TypeConverters.toString,
    )

    def getObjective(self) -> str:
        """The bound to raise: elbo, or iwae, whose samples are weighted by importance."""
        return self.getOrDefault(self.objective)

    def setObjective(self, value: str) -> Self:
        """The bound to raise: elbo, or iwae, whose samples are weighted by importance."""
        return self._set(objective=value)

    patience: Param[int] = Param(
        Params._dummy(),
        'patience',
        'epochs without a better validation loss that end training; 0: never',
        TypeConverters.toInt,
    )

    def getPatience(self) -> int:
        """Epochs without a better validation loss that end training; 0: never."""
        return self.getOrDefault(self.patience)

    def setPatience(self, value: int) -> Self:
        """Epochs without a better validation loss that end training; 0: never."""
        return self._set(patience=value)

    shards: Param[int] = Param(
        Params._dummy(),
        'shards',
        'shards of a minibatch, the most tasks that work on it, >= 1, at most batchSize and 1024; unset: 2, or one for each 250 rows of a larger minibatch',
        TypeConverters.toInt,
    )

    def getShards(self) -> int:
        """Shards of a minibatch, the most tasks that work on it, >= 1, at most batchSize and 1024; unset: 2, or one for each 250 rows of a larger minibatch."""
        return self.getOrDefault(self.shards)

    def setShards(self, value: int) -> Self:
        """Shards of a minibatch, the most tasks that work on it, >= 1, at most batchSize and 1024; unset: 2, or one for each 250 rows of a larger minibatch."""
        return self._set(shards=value)

    standardize: Param[bool] = Param(
        Params._dummy(),
        'standardize',
        'whether numbers are reduced by the mean of their column in the training rows and divided by its standard deviation',
        TypeConverters.toBoolean,
    )

    def getStandardize(self) -> bool:
        """Whether numbers are reduced by the mean of their column in the training rows and divided by its standard deviation."""
        return self.getOrDefault(self.standardize)

    def setStandardize(self, value: bool) -> Self:
        """Whether numbers are reduced by the mean of their column in the training rows and divided by its standard deviation."""
        return self._set(standardize=value)

    temperatureEnd: Param[float] = Param(
        Params._dummy(),
        'temperatureEnd',
        'lowest temperature of relaxed categories, > 0, at most temperatureStart',
        TypeConverters.toFloat,
    )

    def getTemperatureEnd(self) -> float:
        """Lowest temperature of relaxed categories, > 0, at most temperatureStart."""
        return self.getOrDefault(self.temperatureEnd)

    def setTemperatureEnd(self, value: float) -> Self:
        """Lowest temperature of relaxed categories, > 0, at most temperatureStart."""
        return self._set(temperatureEnd=value)

    temperatureRate: Param[float] = Param(
        Params._dummy(),
        'temperatureRate',
        'the temperature at minibatch n is max(end, start exp(-rate n)); >= 0',
        TypeConverters.toFloat,
    )

    def getTemperatureRate(self) -> float:
        """The temperature at minibatch n is max(end, start exp(-rate n)); >= 0."""
        return self.getOrDefault(self.temperatureRate)

    def setTemperatureRate(self, value: float) -> Self:
        """The temperature at minibatch n is max(end, start exp(-rate n)); >= 0."""
        return self._set(temperatureRate=value)

    temperatureStart: Param[float] = Param(
        Params._dummy(),
        'temperatureStart',
        'temperature of relaxed categories at minibatch 0, > 0',
        TypeConverters.toFloat,
    )

    def getTemperatureStart(self) -> float:
        """Temperature of relaxed categories at minibatch 0, > 0."""
        return self.getOrDefault(self.temperatureStart)

    def setTemperatureStart(self, value: float) -> Self:
        """Temperature of relaxed categories at minibatch 0, > 0."""
        return self._set(temperatureStart=value)

    validationIndicatorCol: Param[str] = Param(
        Params._dummy(),
        'validationIndicatorCol',
        'boolean column, true for rows used to validate, not to train; "": none',
        TypeConverters.toString,
    )

    def getValidationIndicatorCol(self) -> str:
        """Boolean column, true for rows used to validate, not to train; "": none."""
        return self.getOrDefault(self.validationIndicatorCol)

    def setValidationIndicatorCol(self, value: str) -> Self:
        """Boolean column, true for rows used to validate, not to train; "": none."""
        return self._set(validationIndicatorCol=value)

    variance: Param[float] = Param(
        Params._dummy(),
        'variance',
        'variance of the gaussian likelihood, > 0, of standardised numbers where these are standardised; unset: that of each input is learned',
        TypeConverters.toFloat,
    )

    def getVariance(self) -> float:
        """Variance of the gaussian likelihood, > 0, of standardised numbers where these are standardised; unset: that of each input is learned."""
        return self.getOrDefault(self.variance)

    def setVariance(self, value: float) -> Self:
        """Variance of the gaussian likelihood, > 0, of standardised numbers where these are standardised; unset: that of each input is learned."""
        return self._set(variance=value)


class AutoencoderModelParams(AutoencoderParams):
    """Params of the model."""

    _DEFAULTS = {
        'anomalyScoreCol': '',
        'binarize': 'threshold',
        'blas': 'auto',
        'elboCol': 'elbo',
        'featuresCol': 'image',
        'logVarianceCol': 'log_variance',
        'meanCol': 'mean',
        'reconstructionCol': '',
        'samples': 1,
        'seed': 0,
    }


class EvaluatorParams(NamedParams):
    """Params of the Evaluator."""

    _DEFAULTS = {
        'logDensityCol': 'log_density',
        'weightCol': '',
    }

    logDensityCol: Param[str] = Param(
        Params._dummy(),
        'logDensityCol',
        'log predictive density in nats (double)',
        TypeConverters.toString,
    )

    def getLogDensityCol(self) -> str:
        """Log predictive density in nats (double)."""
        return self.getOrDefault(self.logDensityCol)

    def setLogDensityCol(self, value: str) -> Self:
        """Log predictive density in nats (double)."""
        return self._set(logDensityCol=value)

    weightCol: Param[str] = Param(
        Params._dummy(),
        'weightCol',
        'weight > 0 of an event; "": all are 1',
        TypeConverters.toString,
    )

    def getWeightCol(self) -> str:
        """Weight > 0 of an event; "": all are 1."""
        return self.getOrDefault(self.weightCol)

    def setWeightCol(self, value: str) -> Self:
        """Weight > 0 of an event; "": all are 1."""
        return self._set(weightCol=value)
