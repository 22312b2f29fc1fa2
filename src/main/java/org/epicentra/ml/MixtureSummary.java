package org.epicentra.ml;

import java.util.Arrays;
import org.apache.spark.ml.classification.TrainingSummary;
import org.apache.spark.ml.clustering.ClusteringSummary;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.spark.SqlName;

/**
 * How the fit of a {@link VariationalGaussianMixture} went, in the form of the summaries of Spark's
 * own clusterings: what of it a client of Spark Connect may ask for is what these have.
 */
public final class MixtureSummary extends ClusteringSummary implements TrainingSummary {
  private static final long serialVersionUID = 1L;

  private final transient MixtureFit fit;
  private final double[] bounds;

  /** Of the clusters, once they were counted. */
  private long[] sizes;

  /**
   * @param predictions the events of the fit, as the model's {@code transform} gives them
   */
  MixtureSummary(MixtureFit fit, Dataset<Row> predictions, VariationalGaussianMixtureModel model) {
    this(fit, Arrays.copyOf(fit.elbo(), fit.iterations() + 1), predictions, model);
  }

  /** Of a fit of which no more is known than its bounds. */
  MixtureSummary(double[] bounds, Dataset<Row> predictions, VariationalGaussianMixtureModel model) {
    this(null, bounds, predictions, model);
  }

  private MixtureSummary(
      MixtureFit fit,
      double[] bounds,
      Dataset<Row> predictions,
      VariationalGaussianMixtureModel model) {
    super(
        predictions,
        model.getOrDefault(model.predictionCol()),
        model.isDefined(model.inputCols())
            ? String.join(",", model.getOrDefault(model.inputCols()))
            : model.getOrDefault(model.featuresCol()),
        model.posterior().components(),
        bounds.length - 1);
    this.fit = fit;
    this.bounds = bounds;
  }

  /** The fit itself; null in another JVM, and where Spark Connect had put the model aside. */
  public MixtureFit fit() {
    return fit;
  }

  /** The evidence lower bound before the first update and after each, nats. */
  @Override
  public double[] objectiveHistory() {
    return bounds.clone();
  }

  /** The updates done. */
  @Override
  public int totalIterations() {
    return numIter();
  }

  /**
   * The number of events of each component, length k: those that it is more probable for than any
   * other and the background. One Spark job, the first time.
   *
   * @throws IllegalStateException when the column of the components is switched off
   */
  @Override
  public long[] clusterSizes() {
    if (sizes == null) {
      sizes = counted();
    }
    return sizes.clone();
  }

  private long[] counted() {
    if (predictionCol().isEmpty()) {
      throw new IllegalStateException("predictionCol is \"\", so that no event has a component");
    }
    long[] counted = new long[k()];
    Column component = SqlName.column(predictionCol());
    for (Row row : predictions().groupBy(component).count().collectAsList()) {
      if (row.getInt(0) >= 0) {
        counted[row.getInt(0)] = row.getLong(1);
      }
    }
    return counted;
  }
}
