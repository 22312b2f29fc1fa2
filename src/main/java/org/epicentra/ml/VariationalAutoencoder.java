package org.epicentra.ml;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.UUID;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.epicentra.spark.SqlName;
import org.epicentra.spark.images.InputColumn;
import org.epicentra.spark.images.Standardizer;
import org.epicentra.spark.vae.CachedImages;
import org.epicentra.spark.vae.VaeTraining;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;
import org.epicentra.vae.training.TrainingListener;
import org.epicentra.vae.training.TrainingState;
import scala.Option;

/**
 * Trains a variational autoencoder on a column of images or, with the gaussian likelihood, of any
 * numbers, data-parallel; see docs/MODEL.md, and {@link CachedImages#epochPass} on Spark jobs. With
 * {@code validationIndicatorCol} and {@code patience} the weights of the best epoch are kept.
 */
public final class VariationalAutoencoder extends Estimator<VariationalAutoencoderModel>
    implements VaeTrainingParams, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  /** An estimator with the default parameters. */
  public VariationalAutoencoder() {
    this(newUid());
  }

  /** An estimator with a given uid, as copying and loading need it. */
  public VariationalAutoencoder(String uid) {
    this.uid = uid;
    setTrainingDefaults();
  }

  static String newUid() {
    return "variationalAutoencoder_" + UUID.randomUUID().toString().substring(24);
  }

  @Override
  public String uid() {
    return uid;
  }

  /**
   * Trains on the rows of a table.
   *
   * @throws org.epicentra.BadInputException when a row is not an image or a row of numbers, see
   *     {@link CachedImages#load}, or cannot be standardised, see {@link Standardizer#of}
   * @throws org.epicentra.DivergenceException when the loss is no longer finite
   */
  @Override
  public VariationalAutoencoderModel fit(Dataset<?> dataset) {
    return ParamNames.in(() -> fitted(dataset));
  }

  private VariationalAutoencoderModel fitted(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Dataset<Row> rows = dataset.toDF();
    String indicator = getOrDefault(validationIndicatorCol());
    TrainingState end;
    InputColumn column;
    if (indicator.isEmpty()) {
      column = input(rows);
      end = train(rows, column, null);
    } else {
      Column validates = coalesce(rows.col(SqlName.quoted(indicator)), lit(false));
      Dataset<Row> training = rows.filter(not(validates));
      column = input(training);
      try (CachedImages validation = CachedImages.load(rows.filter(validates), column)) {
        end = train(training, column, validation);
      }
    }
    VaeWeights weights = end.result().standardizedBy(column.standardization());
    VariationalAutoencoderModel model = new VariationalAutoencoderModel(uid, weights);
    model.setSummary(Option.apply(new AutoencoderSummary(end.epochs())));
    return copyValues(model.setParent(this), new ParamMap());
  }

  /** The column as the network reads it, with what it takes to standardise it. */
  private InputColumn input(Dataset<Row> training) {
    String name = getOrDefault(featuresCol());
    if (!likelihoodChoice().isOfNumbers()) {
      return InputColumn.ofPixels(name, binarizeChoice());
    }
    return InputColumn.ofNumbers(
        name, (boolean) getOrDefault(standardize()) ? Standardizer.of(training, name) : null);
  }

  private TrainingState train(Dataset<Row> rows, InputColumn column, CachedImages validation) {
    try (CachedImages images = CachedImages.loadForTraining(rows, column, settings())) {
      VaeArchitecture architecture = architecture(images.inputs());
      return new VaeTraining(architecture, settings(), blasChoice())
          .withValidation(validation)
          .train(images, TrainingListener.NONE);
    }
  }

  @Override
  public StructType transformSchema(StructType schema) {
    requireIndicator(schema);
    requireTrainable();
    return encodedSchema(schema);
  }

  @Override
  public VariationalAutoencoder copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  public static MLReader<VariationalAutoencoder> read() {
    return StoredModel.reader(
        VariationalAutoencoder.class, (uid, stored) -> new VariationalAutoencoder(uid));
  }

  public static VariationalAutoencoder load(String path) {
    return read().load(path);
  }

  public VariationalAutoencoder setFeaturesCol(String name) {
    set(featuresCol(), name);
    return this;
  }

  public VariationalAutoencoder setMeanCol(String name) {
    set(meanCol(), name);
    return this;
  }

  public VariationalAutoencoder setLogVarianceCol(String name) {
    set(logVarianceCol(), name);
    return this;
  }

  public VariationalAutoencoder setElboCol(String name) {
    set(elboCol(), name);
    return this;
  }

  public VariationalAutoencoder setReconstructionCol(String name) {
    set(reconstructionCol(), name);
    return this;
  }

  public VariationalAutoencoder setAnomalyScoreCol(String name) {
    set(anomalyScoreCol(), name);
    return this;
  }

  public VariationalAutoencoder setBinarize(String value) {
    set(binarize(), value);
    return this;
  }

  public VariationalAutoencoder setSamples(int value) {
    set(samples(), value);
    return this;
  }

  public VariationalAutoencoder setSeed(long value) {
    set(seed(), value);
    return this;
  }

  public VariationalAutoencoder setBlas(String value) {
    set(blas(), value);
    return this;
  }

  public VariationalAutoencoder setHidden(int... widths) {
    set(hidden(), widths);
    return this;
  }

  public VariationalAutoencoder setActivation(String value) {
    set(activation(), value);
    return this;
  }

  public VariationalAutoencoder setLikelihood(String value) {
    set(likelihood(), value);
    return this;
  }

  public VariationalAutoencoder setVariance(double value) {
    set(variance(), value);
    return this;
  }

  public VariationalAutoencoder setStandardize(boolean value) {
    set(standardize(), value);
    return this;
  }

  public VariationalAutoencoder setLatent(int value) {
    set(latent(), value);
    return this;
  }

  public VariationalAutoencoder setLatentFamily(String value) {
    set(latentFamily(), value);
    return this;
  }

  public VariationalAutoencoder setCategories(int value) {
    set(categories(), value);
    return this;
  }

  public VariationalAutoencoder setTemperatureStart(double value) {
    set(temperatureStart(), value);
    return this;
  }

  public VariationalAutoencoder setTemperatureEnd(double value) {
    set(temperatureEnd(), value);
    return this;
  }

  public VariationalAutoencoder setTemperatureRate(double value) {
    set(temperatureRate(), value);
    return this;
  }

  public VariationalAutoencoder setEpochs(int value) {
    set(epochs(), value);
    return this;
  }

  public VariationalAutoencoder setBatchSize(int value) {
    set(batchSize(), value);
    return this;
  }

  public VariationalAutoencoder setShards(int value) {
    set(shards(), value);
    return this;
  }

  public VariationalAutoencoder setLearningRate(double value) {
    set(learningRate(), value);
    return this;
  }

  public VariationalAutoencoder setLearningRateSteps(int... epochs) {
    set(learningRateSteps(), epochs);
    return this;
  }

  public VariationalAutoencoder setLearningRateFactor(double value) {
    set(learningRateFactor(), value);
    return this;
  }

  /** For iwae, {@link #setEstimator} must name total or dreg. */
  public VariationalAutoencoder setObjective(String value) {
    set(objective(), value);
    return this;
  }

  public VariationalAutoencoder setEstimator(String value) {
    set(estimator(), value);
    return this;
  }

  public VariationalAutoencoder setGradientClip(double value) {
    set(gradientClip(), value);
    return this;
  }

  public VariationalAutoencoder setPatience(int value) {
    set(patience(), value);
    return this;
  }

  public VariationalAutoencoder setValidationIndicatorCol(String name) {
    set(validationIndicatorCol(), name);
    return this;
  }
}
