package org.epicentra.ml;

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
import org.epicentra.catalog.geography.Region;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.spark.mixture.CachedEvents;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.MixtureTraining;
import org.epicentra.spark.selection.WithinRegion;

/**
 * Fits a mixture of epicentres to events by coordinate ascent: a location is normal about its
 * component's centre, or lies anywhere in the background's region; a strength (a count) has a
 * Poisson or negative binomial distribution of its component's rate. By default components are
 * ellipses with learned weights, counts are over-dispersed, and there is a background; see {@link
 * MixtureFamilyParams} for the other models, and docs/MODEL.md; docs/SPARK_ML.md has an example.
 *
 * <p>Events are rows with a location ({@code featuresCol} or {@code inputCols}), and optionally a
 * count ({@code strengthCol}, may be null) and a weight ({@code weightCol}). Components are sorted
 * by falling effective count; those of a warm start keep their order.
 */
public final class VariationalGaussianMixture extends Estimator<VariationalGaussianMixtureModel>
    implements MixtureTrainingParams, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  public VariationalGaussianMixture() {
    this("variationalGaussianMixture_" + UUID.randomUUID().toString().substring(24));
  }

  /** With a given uid, for copying and loading. */
  public VariationalGaussianMixture(String uid) {
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
  public VariationalGaussianMixtureModel fit(Dataset<?> dataset) {
    return ParamNames.in(() -> fitted(dataset));
  }

  private VariationalGaussianMixtureModel fitted(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    MixturePosterior initial = initialModel();
    MixtureFit fit = initial == null ? cold(dataset.toDF()) : warm(dataset.toDF(), initial);
    VariationalGaussianMixtureModel model =
        new VariationalGaussianMixtureModel(uid, fit.posterior(), null);
    return copyValues(model.setParent(this), new ParamMap()).withSummary(fit, dataset);
  }

  private MixtureFit cold(Dataset<Row> rows) {
    PriorSpecification prior = priorSpecification();
    MixtureFamily family = prior.family();
    MixtureSettings settings = settings((int) getOrDefault(k()), family.defaultMoves());
    EventColumns columns = eventColumns(rows.schema(), weight());
    try (CachedEvents events = CachedEvents.load(rows, columns, settings.components())) {
      Region region = backgroundRegion(events.profile().dimension());
      WithinRegion.requireAll(rows, columns, region);
      PriorSpecification within = region == null ? prior : prior.with(family.within(region));
      return MixtureTraining.fit(events, within, settings, null, iteration -> {})
          .sortedByEffectiveCount();
    }
  }

  private MixtureFit warm(Dataset<Row> rows, MixturePosterior initial) {
    WarmStart start = new WarmStart(this, initial);
    MixtureSettings settings = settings(initial.components(), start.family().defaultMoves());
    EventColumns columns = eventColumns(rows.schema(), weight());
    try (CachedEvents events = CachedEvents.load(rows, columns, 1)) { // it has its centres
      MixturePosterior posterior = start.posterior(events.profile());
      WithinRegion.requireAll(rows, columns, posterior.prior().givenRegion()); // a box holds them
      return MixtureTraining.ascend(events, List.of(posterior), settings, null, iteration -> {});
    }
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return scoredSchema(schema, eventColumns(schema, weight()));
  }

  @Override
  public VariationalGaussianMixture copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /**
   * Reads what {@code write} wrote. One of version 0.1.0, which knew the textbook model alone, fits
   * that model as it did.
   */
  public static MLReader<VariationalGaussianMixture> read() {
    return StoredModel.reader(
        VariationalGaussianMixture.class,
        (uid, stored) -> {
          VariationalGaussianMixture mixture = new VariationalGaussianMixture(uid);
          if (stored.ofFormerName()) {
            mixture.setTextbook();
          }
          return mixture;
        });
  }

  public static VariationalGaussianMixture load(String path) {
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
  public VariationalGaussianMixture setInitialModel(VariationalGaussianMixtureModel model) {
    set(initialPosterior(), WarmStart.text(model));
    return this;
  }

  public VariationalGaussianMixture setFeaturesCol(String name) {
    set(featuresCol(), name);
    return this;
  }

  public VariationalGaussianMixture setInputCols(String... names) {
    set(inputCols(), names);
    return this;
  }

  public VariationalGaussianMixture setStrengthCol(String name) {
    set(strengthCol(), name);
    return this;
  }

  public VariationalGaussianMixture setWeightCol(String name) {
    set(weightCol(), name);
    return this;
  }

  public VariationalGaussianMixture setIdCol(String name) {
    set(idCol(), name);
    return this;
  }

  public VariationalGaussianMixture setPredictionCol(String name) {
    set(predictionCol(), name);
    return this;
  }

  public VariationalGaussianMixture setProbabilityCol(String name) {
    set(probabilityCol(), name);
    return this;
  }

  public VariationalGaussianMixture setResponsibilitiesCol(String name) {
    set(responsibilitiesCol(), name);
    return this;
  }

  public VariationalGaussianMixture setLogDensityCol(String name) {
    set(logDensityCol(), name);
    return this;
  }

  public VariationalGaussianMixture setEntropyCol(String name) {
    set(entropyCol(), name);
    return this;
  }

  public VariationalGaussianMixture setK(int value) {
    set(k(), value);
    return this;
  }

  public VariationalGaussianMixture setPi(double... value) {
    set(pi(), value);
    return this;
  }

  public VariationalGaussianMixture setTau(double value) {
    set(tau(), value);
    return this;
  }

  public VariationalGaussianMixture setNu(double... value) {
    set(nu(), value);
    return this;
  }

  public VariationalGaussianMixture setRho(double value) {
    set(rho(), value);
    return this;
  }

  public VariationalGaussianMixture setAlpha(double value) {
    set(alpha(), value);
    return this;
  }

  public VariationalGaussianMixture setBeta(double value) {
    set(beta(), value);
    return this;
  }

  public VariationalGaussianMixture setInit(String value) {
    set(init(), value);
    return this;
  }

  public VariationalGaussianMixture setRestarts(int value) {
    set(restarts(), value);
    return this;
  }

  public VariationalGaussianMixture setMaxIter(int value) {
    set(maxIter(), value);
    return this;
  }

  public VariationalGaussianMixture setTol(double value) {
    set(tol(), value);
    return this;
  }

  public VariationalGaussianMixture setSeed(long value) {
    set(seed(), value);
    return this;
  }

  public VariationalGaussianMixture setCovarianceType(String value) {
    set(covarianceType(), value);
    return this;
  }

  public VariationalGaussianMixture setWeights(String value) {
    set(weights(), value);
    return this;
  }

  public VariationalGaussianMixture setConcentration(double value) {
    set(concentration(), value);
    return this;
  }

  public VariationalGaussianMixture setCounts(String value) {
    set(counts(), value);
    return this;
  }

  public VariationalGaussianMixture setDispersion(double value) {
    set(dispersion(), value);
    return this;
  }

  public VariationalGaussianMixture setZeroTruncated(boolean value) {
    set(zeroTruncated(), value);
    return this;
  }

  public VariationalGaussianMixture setBackground(String value) {
    set(background(), value);
    return this;
  }

  public VariationalGaussianMixture setRegion(String value) {
    set(region(), value);
    return this;
  }

  public VariationalGaussianMixture setRegionDepth(double... value) {
    set(regionDepth(), value);
    return this;
  }

  public VariationalGaussianMixture setLocationError(double value) {
    set(locationError(), value);
    return this;
  }

  public VariationalGaussianMixture setAcceleration(String value) {
    set(acceleration(), value);
    return this;
  }

  public VariationalGaussianMixture setMoves(String value) {
    set(moves(), value);
    return this;
  }

  public VariationalGaussianMixture setBackgroundCol(String name) {
    set(backgroundCol(), name);
    return this;
  }
}
