package org.epicentra.ml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.PosteriorCodec;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.MixtureTraining;

/**
 * Fits a mixture of epicentres to events by coordinate ascent: a location is normal about its
 * component's centre, a strength (a count) is Poisson with its component's rate. See docs/MODEL.md;
 * docs/SPARK_ML.md has an example.
 *
 * <p>Events are rows with a location ({@code featuresCol} or {@code inputCols}), a count ({@code
 * strengthCol}, may be null) and optionally a weight ({@code weightCol}). Components are sorted by
 * falling effective count; those of a warm start keep their order.
 */
public final class PoissonGaussianMixture extends Estimator<PoissonGaussianMixtureModel>
    implements MixtureTrainingParams, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  public PoissonGaussianMixture() {
    this("poissonGaussianMixture_" + UUID.randomUUID().toString().substring(24));
  }

  /** With a given uid, for copying and loading. */
  public PoissonGaussianMixture(String uid) {
    this.uid = uid;
    setTrainingDefaults();
  }

  @Override
  public String uid() {
    return uid;
  }

  /**
   * @throws BadInputException when rows cannot be events, see {@link CachedEvents#load}, or the
   *     params do not fit them
   * @throws org.epicentra.DivergenceException when the bound falls
   */
  @Override
  public PoissonGaussianMixtureModel fit(Dataset<?> dataset) {
    return ParamNames.in(() -> fitted(dataset));
  }

  private PoissonGaussianMixtureModel fitted(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Dataset<Row> rows = dataset.toDF();
    MixturePosterior start = warmStart();
    int components = start == null ? (int) getOrDefault(k()) : start.components();
    int distinct = start == null ? components : 1; // a warm start has its centres
    try (CachedEvents events = CachedEvents.load(rows, eventColumns(weight()), distinct)) {
      requireDimension(start, events);
      MixtureSettings settings = settings(components);
      MixtureFit fit =
          start == null
              ? MixtureTraining.fit(events, priorSpecification(), settings, null, iteration -> {})
                  .sortedByEffectiveCount()
              : MixtureTraining.ascend(
                  events, events.pass(), List.of(start), settings, iteration -> {});
      PoissonGaussianMixtureModel model = new PoissonGaussianMixtureModel(uid, fit);
      return copyValues(model.setParent(this), new ParamMap());
    }
  }

  private static void requireDimension(MixturePosterior start, CachedEvents events) {
    int dimension = events.profile().dimension();
    if (start != null && start.dimension() != dimension) {
      throw new BadInputException(
          "The initial model has %d coordinates; the events have %d."
              .formatted(start.dimension(), dimension));
    }
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return scoredSchema(schema, eventColumns(weight()));
  }

  @Override
  public PoissonGaussianMixture copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  public static MLReader<PoissonGaussianMixture> read() {
    return StoredModel.reader(
        PoissonGaussianMixture.class, (uid, stored) -> new PoissonGaussianMixture(uid));
  }

  public static PoissonGaussianMixture load(String path) {
    return read().load(path);
  }

  private String weight() {
    return nameOrNull(weightCol());
  }

  /**
   * Starts from a fitted model, under its prior. k is then the model's: {@code fit} refuses another
   * one that is set, as well as {@code init} and {@code restarts}.
   *
   * @throws BadInputException when the model has a projection, which an Estimator does not
   */
  public PoissonGaussianMixture setInitialModel(PoissonGaussianMixtureModel model) {
    if (model.projection().isPresent()) {
      throw new BadInputException(
          "The initial model reads longitude and latitude, by its projection '%s'; an Estimator reads"
                  .formatted(model.projection().get())
              + " coordinates. Project the events with model.projection(), and start from"
              + " PoissonGaussianMixtureModel.of(model.posterior(), columns).");
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PosteriorCodec.write(model.posterior(), text);
    set(initialPosterior(), text.toString(StandardCharsets.UTF_8));
    return this;
  }

  public PoissonGaussianMixture setFeaturesCol(String name) {
    set(featuresCol(), name);
    return this;
  }

  public PoissonGaussianMixture setInputCols(String... names) {
    set(inputCols(), names);
    return this;
  }

  public PoissonGaussianMixture setStrengthCol(String name) {
    set(strengthCol(), name);
    return this;
  }

  public PoissonGaussianMixture setWeightCol(String name) {
    set(weightCol(), name);
    return this;
  }

  public PoissonGaussianMixture setIdCol(String name) {
    set(idCol(), name);
    return this;
  }

  public PoissonGaussianMixture setPredictionCol(String name) {
    set(predictionCol(), name);
    return this;
  }

  public PoissonGaussianMixture setProbabilityCol(String name) {
    set(probabilityCol(), name);
    return this;
  }

  public PoissonGaussianMixture setResponsibilitiesCol(String name) {
    set(responsibilitiesCol(), name);
    return this;
  }

  public PoissonGaussianMixture setLogDensityCol(String name) {
    set(logDensityCol(), name);
    return this;
  }

  public PoissonGaussianMixture setEntropyCol(String name) {
    set(entropyCol(), name);
    return this;
  }

  public PoissonGaussianMixture setK(int value) {
    set(k(), value);
    return this;
  }

  public PoissonGaussianMixture setPi(double... value) {
    set(pi(), value);
    return this;
  }

  public PoissonGaussianMixture setTau(double value) {
    set(tau(), value);
    return this;
  }

  public PoissonGaussianMixture setNu(double... value) {
    set(nu(), value);
    return this;
  }

  public PoissonGaussianMixture setRho(double value) {
    set(rho(), value);
    return this;
  }

  public PoissonGaussianMixture setAlpha(double value) {
    set(alpha(), value);
    return this;
  }

  public PoissonGaussianMixture setBeta(double value) {
    set(beta(), value);
    return this;
  }

  public PoissonGaussianMixture setInit(String value) {
    set(init(), value);
    return this;
  }

  public PoissonGaussianMixture setRestarts(int value) {
    set(restarts(), value);
    return this;
  }

  public PoissonGaussianMixture setMaxIter(int value) {
    set(maxIter(), value);
    return this;
  }

  public PoissonGaussianMixture setTol(double value) {
    set(tol(), value);
    return this;
  }

  public PoissonGaussianMixture setSeed(long value) {
    set(seed(), value);
    return this;
  }
}
