package org.epicentra.ml;

import java.util.EnumMap;
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
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.spark.mixture.EventColumns;
import org.epicentra.spark.mixture.ModelFiles;
import org.epicentra.spark.mixture.ScoredEvents;
import org.epicentra.spark.mixture.ScoredEvents.Score;

/**
 * A fitted mixture. {@code transform} adds the most probable component, its probability, the log
 * predictive density and the entropy of the assignment, and the probabilities of all components
 * when {@code responsibilitiesCol} is named.
 *
 * <p>An event without a strength is scored by its location alone. A row that is no event (location
 * null, not finite or beyond 1e30, strength negative or fractional) fails the job with a {@link
 * BadInputException} that names it: nothing is scored as NaN.
 */
public final class PoissonGaussianMixtureModel extends Model<PoissonGaussianMixtureModel>
    implements MixtureColumnParams, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final MixturePosterior posterior;
  private final transient MixtureFit summary;

  PoissonGaussianMixtureModel(String uid, MixtureFit fit) {
    this(uid, fit.posterior(), fit);
  }

  private PoissonGaussianMixtureModel(String uid, MixturePosterior posterior, MixtureFit summary) {
    this.uid = uid;
    this.posterior = posterior;
    this.summary = summary;
    setColumnDefaults();
  }

  /** A model that reads the given columns; the weight is not needed. */
  public static PoissonGaussianMixtureModel of(MixturePosterior posterior, EventColumns columns) {
    PoissonGaussianMixtureModel model = withUid(newUid(), posterior);
    if (columns.location().size() == 1) {
      model.setFeaturesCol(columns.location().get(0));
    } else {
      model.setInputCols(columns.location().toArray(String[]::new));
    }
    model.setStrengthCol(columns.strength() == null ? "" : columns.strength());
    return model.setIdCol(columns.id() == null ? "" : columns.id());
  }

  private static PoissonGaussianMixtureModel withUid(String uid, MixturePosterior posterior) {
    return new PoissonGaussianMixtureModel(uid, posterior, null);
  }

  private static String newUid() {
    return "poissonGaussianMixture_" + UUID.randomUUID().toString().substring(24);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** The fitted posterior. */
  public MixturePosterior posterior() {
    return posterior;
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
    return ScoredEvents.of(dataset.toDF(), eventColumns(null), posterior, names);
  }

  private Param<String> output(Score score) {
    return switch (score) {
      case COMPONENT -> predictionCol();
      case PROBABILITY -> probabilityCol();
      case LOG_DENSITY -> logDensityCol();
      case ENTROPY -> entropyCol();
      case RESPONSIBILITIES -> responsibilitiesCol();
    };
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return scoredSchema(schema, eventColumns(null));
  }

  @Override
  public PoissonGaussianMixtureModel copy(ParamMap extra) {
    PoissonGaussianMixtureModel copy = new PoissonGaussianMixtureModel(uid, posterior, summary);
    return copyValues(copy, extra).setParent(parent());
  }

  /** Writes Spark's metadata and, beside it, posterior.json. */
  @Override
  public MLWriter write() {
    return StoredModel.writer(
        this, stored -> new ModelFiles(stored.folder(), stored.hadoop()).writePosterior(posterior));
  }

  public static MLReader<PoissonGaussianMixtureModel> read() {
    return StoredModel.reader(
        PoissonGaussianMixtureModel.class,
        (uid, stored) ->
            withUid(uid, new ModelFiles(stored.folder(), stored.hadoop()).readPosterior()));
  }

  public static PoissonGaussianMixtureModel load(String path) {
    return read().load(path);
  }

  public PoissonGaussianMixtureModel setFeaturesCol(String name) {
    set(featuresCol(), name);
    return this;
  }

  public PoissonGaussianMixtureModel setInputCols(String... names) {
    set(inputCols(), names);
    return this;
  }

  public PoissonGaussianMixtureModel setStrengthCol(String name) {
    set(strengthCol(), name);
    return this;
  }

  public PoissonGaussianMixtureModel setIdCol(String name) {
    set(idCol(), name);
    return this;
  }

  public PoissonGaussianMixtureModel setPredictionCol(String name) {
    set(predictionCol(), name);
    return this;
  }

  public PoissonGaussianMixtureModel setProbabilityCol(String name) {
    set(probabilityCol(), name);
    return this;
  }

  public PoissonGaussianMixtureModel setResponsibilitiesCol(String name) {
    set(responsibilitiesCol(), name);
    return this;
  }

  public PoissonGaussianMixtureModel setLogDensityCol(String name) {
    set(logDensityCol(), name);
    return this;
  }

  public PoissonGaussianMixtureModel setEntropyCol(String name) {
    set(entropyCol(), name);
    return this;
  }
}
