package org.epicentra.ml;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.HasTrainingSummary;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SizeEstimator;
import org.epicentra.BadInputException;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.ModelFiles;
import org.epicentra.spark.mixture.ScoredEvents;
import org.epicentra.spark.mixture.ScoredEvents.Score;
import org.epicentra.spark.selection.EventLocations;
import scala.Option;

/**
 * A fitted mixture. {@code transform} adds the most probable component, -1 for the background, its
 * probability, the log predictive density and the entropy of the assignment; where {@code
 * responsibilitiesCol} is named the probabilities of all components, and where {@code
 * backgroundCol} is named that of the background.
 *
 * <p>An event without a strength is scored by its location alone. A row that is no event (location
 * null, not finite or beyond 1e30, strength negative or fractional) fails the job with a {@link
 * BadInputException} that names it: nothing is scored as NaN.
 */
public final class VariationalGaussianMixtureModel extends Model<VariationalGaussianMixtureModel>
    implements MixtureColumnParams, MLWritable, HasTrainingSummary<MixtureSummary> {
  private static final long serialVersionUID = 1L;

  /** {@link #table}: the rows with their scores. */
  public static final String EVENTS = "events";

  /** {@link #table}: the components. */
  public static final String COMPONENTS = "components";

  private final String uid;
  private final MixturePosterior posterior;
  private final Projection projection;
  private transient Option<MixtureSummary> trainingSummary = Option.empty();

  /** Without a posterior, for Java's ServiceLoader: it can neither score nor be written. */
  public VariationalGaussianMixtureModel() {
    this(newUid(), null, null);
  }

  VariationalGaussianMixtureModel(String uid, MixturePosterior posterior, Projection projection) {
    this.uid = uid;
    this.posterior = posterior;
    this.projection = projection;
    setColumnDefaults();
    setDefault(table(), EVENTS);
  }

  /** A model that reads the given columns; the weight is not needed. */
  public static VariationalGaussianMixtureModel of(
      MixturePosterior posterior, EventColumns columns) {
    VariationalGaussianMixtureModel model = of(posterior, (Projection) null);
    if (columns.location().size() == 1) {
      model.setFeaturesCol(columns.location().get(0));
    } else {
      model.setInputCols(columns.location().toArray(String[]::new));
    }
    model.setStrengthCol(columns.strength() == null ? "" : columns.strength());
    return model.setIdCol(columns.id() == null ? "" : columns.id());
  }

  /**
   * @param projection of the positions that the input columns hold; null for plain coordinates
   */
  static VariationalGaussianMixtureModel of(MixturePosterior posterior, Projection projection) {
    return new VariationalGaussianMixtureModel(newUid(), posterior, projection);
  }

  private static String newUid() {
    return "variationalGaussianMixture_" + UUID.randomUUID().toString().substring(24);
  }

  @Override
  public String uid() {
    return uid;
  }

  /**
   * The fitted posterior.
   *
   * @throws IllegalStateException when the model was made without one
   */
  public MixturePosterior posterior() {
    if (posterior == null) {
      throw new IllegalStateException("this model was made without a posterior: fit or load one");
    }
    return posterior;
  }

  /**
   * The posterior as an estimator's Param {@code initialPosterior} takes it: for callers from
   * Python.
   *
   * @throws BadInputException when the model has a projection, which an Estimator does not
   */
  public String posteriorText() {
    return WarmStart.text(this);
  }

  /**
   * The projection by which {@code transform} makes coordinates of {@code inputCols}, which are
   * then longitude and latitude in degrees and, in 3-D, depth in km; empty where the columns hold
   * the coordinates themselves. A model that {@code cavi fit} wrote has one, unless it was fitted
   * to plain coordinates.
   */
  public Optional<Projection> projection() {
    return Optional.ofNullable(projection);
  }

  /** How the fit went; none for a model that was loaded, or sent to another JVM. */
  @Override
  public Option<MixtureSummary> trainingSummary() {
    return trainingSummary == null ? Option.empty() : trainingSummary;
  }

  @Override
  public void trainingSummary_$eq(Option<MixtureSummary> summary) {
    trainingSummary = summary;
  }

  /**
   * For Spark Connect, which limits the models that it keeps: bytes of the posterior, without the
   * events that the summary knows.
   */
  @Override
  public long estimatedSize() {
    return SizeEstimator.estimate(posterior());
  }

  /** For Spark Connect: keeps the bounds of the fit in a file of the driver's disk. */
  @Override
  public void saveSummary(String file) {
    LocalNumbers.write(file, summary().objectiveHistory());
  }

  /**
   * For Spark Connect: has the bounds again that {@link #saveSummary} kept.
   *
   * @param predictions the events of the fit, as {@link #transform} gives them
   */
  @Override
  public void loadSummary(String file, Dataset<Row> predictions) {
    trainingSummary = Option.apply(new MixtureSummary(LocalNumbers.read(file), predictions, this));
  }

  /** Remembers how the fit went, once the columns are set. */
  VariationalGaussianMixtureModel withSummary(MixtureFit fit, Dataset<?> events) {
    trainingSummary = Option.apply(new MixtureSummary(fit, transform(events), this));
    return this;
  }

  /**
   * What {@code transform} returns: {@value #EVENTS}, the rows with their scores, or {@value
   * #COMPONENTS}, the components of the model, whatever the rows. The latter is for clients of
   * Spark Connect, which can ask a model for nothing else.
   */
  public Param<String> table() {
    return new StringParam(
        this,
        "table",
        "what transform returns: events, the rows with their scores, or components",
        ParamValidators.inArray(new String[] {EVENTS, COMPONENTS}));
  }

  /**
   * The components, one in a row: component, weight, effective_count; the centre, x, y[, z], and
   * with a projection longitude, latitude[, depth] (degrees and km); rate, rate_low and rate_high,
   * the expected strength and its 95 % interval; covariance, D x D.
   */
  public Dataset<Row> components(SparkSession spark) {
    return new MixtureComponents(posterior(), projection).table(spark);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    if (getOrDefault(table()).equals(COMPONENTS)) {
      return components(dataset.sparkSession());
    }
    transformSchema(dataset.schema());
    Map<Score, String> names = new EnumMap<>(Score.class);
    for (Score score : Score.values()) {
      String name = nameOrNull(output(score));
      if (name != null) {
        names.put(score, name);
      }
    }
    EventColumns columns = eventColumns(dataset.schema(), null);
    if (projection == null || !isDefined(inputCols())) {
      return ScoredEvents.of(dataset.toDF(), columns, posterior(), names);
    }
    ScoredEvents.requireDimension(columns, posterior);
    String location = EventLocations.names(projection).get(0);
    Dataset<Row> projected = EventLocations.project(dataset.toDF(), projection, columns.location());
    EventColumns made =
        new EventColumns(
            List.of(location),
            columns.strength(),
            null,
            columns.id(),
            Map.of(location, String.join(", ", columns.location())));
    return ScoredEvents.of(projected, made, posterior, names).drop(location);
  }

  private Param<String> output(Score score) {
    return switch (score) {
      case COMPONENT -> predictionCol();
      case PROBABILITY -> probabilityCol();
      case LOG_DENSITY -> logDensityCol();
      case ENTROPY -> entropyCol();
      case BACKGROUND -> backgroundCol();
      case RESPONSIBILITIES -> responsibilitiesCol();
    };
  }

  @Override
  public StructType transformSchema(StructType schema) {
    if (getOrDefault(table()).equals(COMPONENTS)) {
      return new MixtureComponents(posterior(), projection).schema();
    }
    return scoredSchema(schema, eventColumns(schema, null));
  }

  @Override
  public VariationalGaussianMixtureModel copy(ParamMap extra) {
    VariationalGaussianMixtureModel copy =
        new VariationalGaussianMixtureModel(uid, posterior, projection);
    copy.trainingSummary = trainingSummary;
    return copyValues(copy, extra).setParent(parent());
  }

  /** Writes Spark's metadata and, beside it, posterior.json and, if it has one, projection.json. */
  @Override
  public MLWriter write() {
    return StoredModel.writer(
        this,
        stored -> {
          ModelFiles files = new ModelFiles(stored.folder(), stored.hadoop());
          files.writePosterior(posterior());
          if (projection != null) {
            files.writeProjection(projection);
          }
        });
  }

  /**
   * Reads what {@link #write} or {@code cavi fit} wrote. Of the latter, {@code inputCols} and
   * {@code strengthCol} are the columns that it read; where it read an expression over columns,
   * they are left at their defaults.
   */
  public static MLReader<VariationalGaussianMixtureModel> read() {
    return StoredModel.reader(
        VariationalGaussianMixtureModel.class,
        (uid, stored) -> {
          var contents = new ModelFiles(stored.folder(), stored.hadoop()).read();
          return new VariationalGaussianMixtureModel(
              uid, contents.posterior(), contents.projection());
        },
        CommandLineModel::of);
  }

  public static VariationalGaussianMixtureModel load(String path) {
    return read().load(path);
  }

  public VariationalGaussianMixtureModel setFeaturesCol(String name) {
    set(featuresCol(), name);
    return this;
  }

  public VariationalGaussianMixtureModel setInputCols(String... names) {
    set(inputCols(), names);
    return this;
  }

  public VariationalGaussianMixtureModel setStrengthCol(String name) {
    set(strengthCol(), name);
    return this;
  }

  public VariationalGaussianMixtureModel setIdCol(String name) {
    set(idCol(), name);
    return this;
  }

  public VariationalGaussianMixtureModel setPredictionCol(String name) {
    set(predictionCol(), name);
    return this;
  }

  public VariationalGaussianMixtureModel setProbabilityCol(String name) {
    set(probabilityCol(), name);
    return this;
  }

  public VariationalGaussianMixtureModel setResponsibilitiesCol(String name) {
    set(responsibilitiesCol(), name);
    return this;
  }

  public VariationalGaussianMixtureModel setLogDensityCol(String name) {
    set(logDensityCol(), name);
    return this;
  }

  public VariationalGaussianMixtureModel setEntropyCol(String name) {
    set(entropyCol(), name);
    return this;
  }

  public VariationalGaussianMixtureModel setBackgroundCol(String name) {
    set(backgroundCol(), name);
    return this;
  }
}
