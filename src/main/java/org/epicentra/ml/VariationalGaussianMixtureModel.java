package org.epicentra.ml;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.epicentra.BadInputException;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.ModelFiles;
import org.epicentra.spark.mixture.ScoredEvents;
import org.epicentra.spark.mixture.ScoredEvents.Score;
import org.epicentra.spark.selection.EventLocations;

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
    implements MixtureColumnParams, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final MixturePosterior posterior;
  private final Projection projection;
  private final transient MixtureFit summary;

  VariationalGaussianMixtureModel(String uid, MixtureFit fit) {
    this(uid, fit.posterior(), null, fit);
  }

  private VariationalGaussianMixtureModel(
      String uid, MixturePosterior posterior, Projection projection, MixtureFit summary) {
    this.uid = uid;
    this.posterior = posterior;
    this.projection = projection;
    this.summary = summary;
    setColumnDefaults();
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
    return new VariationalGaussianMixtureModel(newUid(), posterior, projection, null);
  }

  private static String newUid() {
    return "variationalGaussianMixture_" + UUID.randomUUID().toString().substring(24);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** The fitted posterior. */
  public MixturePosterior posterior() {
    return posterior;
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

  /** How the fit went; empty for a model that was loaded. */
  public Optional<MixtureFit> summary() {
    return Optional.ofNullable(summary);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
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
      return ScoredEvents.of(dataset.toDF(), columns, posterior, names);
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
    return scoredSchema(schema, eventColumns(schema, null));
  }

  @Override
  public VariationalGaussianMixtureModel copy(ParamMap extra) {
    VariationalGaussianMixtureModel copy =
        new VariationalGaussianMixtureModel(uid, posterior, projection, summary);
    return copyValues(copy, extra).setParent(parent());
  }

  /** Writes Spark's metadata and, beside it, posterior.json and, if it has one, projection.json. */
  @Override
  public MLWriter write() {
    return StoredModel.writer(
        this,
        stored -> {
          ModelFiles files = new ModelFiles(stored.folder(), stored.hadoop());
          files.writePosterior(posterior);
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
              uid, contents.posterior(), contents.projection(), null);
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
