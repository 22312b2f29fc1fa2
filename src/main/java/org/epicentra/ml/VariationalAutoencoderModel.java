package org.epicentra.ml;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.HasTrainingSummary;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SizeEstimator;
import org.epicentra.spark.images.InputColumn;
import org.epicentra.spark.vae.WeightsFile;
import org.epicentra.vae.kernel.FlatFloats;
import org.epicentra.vae.likelihood.Likelihood;
import org.epicentra.vae.network.VaeWeights;
import scala.Option;

/**
 * A trained autoencoder. {@code transform} adds the mean and log-variance of q(z|x) and the ELBO of
 * each row, and the reconstruction and the anomaly score if {@code reconstructionCol} and {@code
 * anomalyScoreCol} are named. Where the model standardises numbers, the ELBO is that of their
 * density in their own units, and so are reconstructions.
 *
 * <p>The draws behind the ELBO of a row come from the seed and the image itself, so they do not
 * depend on partitions. A row that is not an image (null, of another size, with a pixel that is NaN
 * or out of range) fails the job with a {@link org.epicentra.BadInputException}.
 */
public final class VariationalAutoencoderModel extends Model<VariationalAutoencoderModel>
    implements VaeScoringParams, MLWritable, HasTrainingSummary<AutoencoderSummary> {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final VaeWeights weights;
  private transient Option<AutoencoderSummary> trainingSummary = Option.empty();

  /** Without weights, for Java's ServiceLoader: it can neither score nor be written. */
  public VariationalAutoencoderModel() {
    this(VariationalAutoencoder.newUid(), null);
  }

  VariationalAutoencoderModel(String uid, VaeWeights weights) {
    this.uid = uid;
    this.weights = weights;
    setScoringDefaults();
  }

  /** A model with the default parameters: {@code setBinarize} as in training. */
  public static VariationalAutoencoderModel of(VaeWeights weights) {
    return new VariationalAutoencoderModel(VariationalAutoencoder.newUid(), weights);
  }

  @Override
  public String uid() {
    return uid;
  }

  /**
   * The trained network.
   *
   * @throws IllegalStateException when the model was made without one
   */
  public VaeWeights weights() {
    if (weights == null) {
      throw new IllegalStateException("this model was made without weights: train or load one");
    }
    return weights;
  }

  /** How the training went; none for a model that was loaded, or sent to another JVM. */
  @Override
  public Option<AutoencoderSummary> trainingSummary() {
    return trainingSummary == null ? Option.empty() : trainingSummary;
  }

  @Override
  public void trainingSummary_$eq(Option<AutoencoderSummary> summary) {
    trainingSummary = summary;
  }

  /** For Spark Connect, which limits the models that it keeps: bytes of the weights. */
  @Override
  public long estimatedSize() {
    return SizeEstimator.estimate(weights());
  }

  /** For Spark Connect: keeps the losses of the epochs in a file of the driver's disk. */
  @Override
  public void saveSummary(String file) {
    LocalNumbers.write(file, summary().objectiveHistory());
  }

  /** For Spark Connect: has the losses again that {@link #saveSummary} kept. */
  @Override
  public void loadSummary(String file, Dataset<Row> images) {
    trainingSummary = Option.apply(new AutoencoderSummary(LocalNumbers.read(file)));
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    InputColumn column = input();
    Broadcast<FlatFloats> sent =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext())
            .broadcast(new FlatFloats(weights().values()));
    ImageScoring.Outputs outputs =
        new ImageScoring.Outputs(
            isOn(meanCol()),
            isOn(logVarianceCol()),
            isOn(elboCol()),
            isOn(reconstructionCol()),
            isOn(anomalyScoreCol()));
    ImageScoring scoring =
        new ImageScoring(
            weights.architecture(),
            sent,
            evaluationSettings(),
            new ImageScoring.Source(
                dataset.schema().fieldIndex(column.name()),
                column.reader(dataset.schema()),
                column.standardization(),
                weights.logJacobian()),
            outputs);
    return dataset.toDF().mapPartitions(scoring, Encoders.row(schema));
  }

  /** The column as the network reads it. */
  public InputColumn input() {
    return InputColumn.of(getOrDefault(featuresCol()), binarizeChoice(), weights());
  }

  @Override
  public Likelihood likelihoodChoice() {
    return weights().architecture().likelihood();
  }

  private boolean isOn(Param<String> column) {
    return !getOrDefault(column).isEmpty();
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return encodedSchema(schema);
  }

  @Override
  public VariationalAutoencoderModel copy(ParamMap extra) {
    VariationalAutoencoderModel copy = new VariationalAutoencoderModel(uid, weights);
    copy.trainingSummary = trainingSummary;
    return copyValues(copy, extra).setParent(parent());
  }

  /** Writes Spark's metadata and, beside it, weights.bin. */
  @Override
  public MLWriter write() {
    return StoredModel.writer(
        this, stored -> WeightsFile.write(weights(), stored.folder(), stored.hadoop()));
  }

  public static MLReader<VariationalAutoencoderModel> read() {
    return StoredModel.reader(
        VariationalAutoencoderModel.class,
        (uid, stored) ->
            new VariationalAutoencoderModel(
                uid, WeightsFile.read(stored.folder(), stored.hadoop())));
  }

  public static VariationalAutoencoderModel load(String path) {
    return read().load(path);
  }

  public VariationalAutoencoderModel setFeaturesCol(String name) {
    set(featuresCol(), name);
    return this;
  }

  public VariationalAutoencoderModel setMeanCol(String name) {
    set(meanCol(), name);
    return this;
  }

  public VariationalAutoencoderModel setLogVarianceCol(String name) {
    set(logVarianceCol(), name);
    return this;
  }

  public VariationalAutoencoderModel setElboCol(String name) {
    set(elboCol(), name);
    return this;
  }

  public VariationalAutoencoderModel setReconstructionCol(String name) {
    set(reconstructionCol(), name);
    return this;
  }

  public VariationalAutoencoderModel setAnomalyScoreCol(String name) {
    set(anomalyScoreCol(), name);
    return this;
  }

  public VariationalAutoencoderModel setBinarize(String value) {
    set(binarize(), value);
    return this;
  }

  public VariationalAutoencoderModel setSamples(int value) {
    set(samples(), value);
    return this;
  }

  public VariationalAutoencoderModel setSeed(long value) {
    set(seed(), value);
    return this;
  }

  public VariationalAutoencoderModel setBlas(String value) {
    set(blas(), value);
    return this;
  }
}
