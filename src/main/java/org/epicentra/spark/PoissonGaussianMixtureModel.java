package org.epicentra.spark;

import org.epicentra.mixture.MixturePosterior;

/**
 * Skeleton: owner SPARKMIX makes it a Spark ML Model; scoring columns for the jobs come from here.
 */
public final class PoissonGaussianMixtureModel {
  private PoissonGaussianMixtureModel() {}

  public static PoissonGaussianMixtureModel of(MixturePosterior posterior, EventColumns columns) {
    throw new IllegalStateException("skeleton");
  }

  public org.apache.spark.sql.Dataset<org.apache.spark.sql.Row> transform(
      org.apache.spark.sql.Dataset<?> rows) {
    throw new IllegalStateException("skeleton");
  }
}
