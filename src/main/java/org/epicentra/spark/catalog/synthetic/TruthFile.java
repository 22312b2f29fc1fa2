package org.epicentra.spark.catalog.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.epicentra.BadInputException;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.MixtureTruth;
import org.epicentra.mixture.MixtureTruth.Noise;
import org.epicentra.mixture.MixtureTruth.Scatter;
import org.epicentra.mixture.MixtureTruth.Strengths;

/**
 * The part of {@code truth.json} that is read; null what is absent.
 *
 * @param pi length K, sum 1; equal weights if absent
 * @param tau of round components, 1/km^2
 * @param covariances of others, instead: K matrices of D rows, km^2
 * @param rates length K
 * @param centres K rows of D coordinates, km
 * @param dispersion of negative binomial strengths
 * @param zeroTruncated whether strengths of 0 are never seen
 * @param locationError km
 */
record TruthFile(
    double[] pi,
    Double tau,
    double[][][] covariances,
    double[] rates,
    double[][] centres,
    Double dispersion,
    boolean zeroTruncated,
    double locationError,
    Uniform background,
    Map<String, Object> projection) {

  static final String PROJECTION = "projection";

  /** The events of no component. */
  record Uniform(Double share, Double rate, Map<String, Object> region) {}

  SyntheticTruth truth() {
    if (centres == null || rates == null || projection == null) {
      throw new BadInputException(
          "centres (km), rates and projection are needed, and one of them is missing");
    }
    double[] weights = pi;
    if (weights == null) {
      weights = new double[rates.length];
      Arrays.fill(weights, 1.0 / weights.length);
    }
    Projection map = Projection.fromParameters(projection);
    double r = dispersion == null ? Double.POSITIVE_INFINITY : dispersion;
    return new SyntheticTruth(
        new MixtureTruth(
            weights, centres, scatter(), new Strengths(rates, r, zeroTruncated), noise(map)),
        map);
  }

  private Scatter scatter() {
    if ((tau == null) == (covariances == null)) {
      throw new BadInputException(
          "either tau (1/km^2) or covariances (km^2) are needed, and "
              + (tau == null ? "both are missing" : "both are there"));
    }
    if (tau != null) {
      return new Scatter(tau, null, locationError);
    }
    List<SymmetricMatrix> matrices = new ArrayList<>();
    for (int k = 0; k < covariances.length; k++) {
      matrices.add(matrix(covariances[k], k));
    }
    return new Scatter(Double.NaN, matrices, locationError);
  }

  private static SymmetricMatrix matrix(double[][] rows, int k) {
    int size = rows == null ? 0 : rows.length;
    double[] packed = new double[size * (size + 1) / 2];
    int at = 0;
    boolean symmetric = size > 0;
    for (int i = 0; i < size && symmetric; i++) {
      symmetric = rows[i] != null && rows[i].length == size;
      for (int j = 0; j <= i && symmetric; j++) {
        symmetric = rows[i][j] == rows[j][i];
        packed[at++] = rows[i][j];
      }
    }
    if (!symmetric) {
      throw new BadInputException(
          "the covariance of component " + k + " is no symmetric matrix of rows");
    }
    return SymmetricMatrix.of(size, packed);
  }

  private Noise noise(Projection map) {
    if (background == null) {
      return null;
    }
    if (background.share() == null || background.rate() == null || background.region() == null) {
      throw new BadInputException(
          "share, rate and region of the background are needed, and one of them is missing");
    }
    return new Noise(
        background.share(), Region.fromParameters(background.region(), map), background.rate());
  }

  /** What is written of the parameters but for their place on the Earth. */
  static Map<String, Object> json(MixtureTruth truth) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pi", truth.pi());
    Scatter scatter = truth.scatter();
    if (scatter.isRound()) {
      json.put("tau", scatter.tau());
    } else {
      json.put("covariances", scatter.covariances().stream().map(SymmetricMatrix::rows).toList());
    }
    if (scatter.locationError() > 0) {
      json.put("locationError", scatter.locationError());
    }
    json.put("rates", truth.rates());
    if (truth.strengths().dispersion() != Double.POSITIVE_INFINITY) {
      json.put("dispersion", truth.strengths().dispersion());
    }
    if (truth.strengths().zeroTruncated()) {
      json.put("zeroTruncated", true);
    }
    Noise noise = truth.noise();
    if (noise != null) {
      Map<String, Object> uniform = new LinkedHashMap<>();
      uniform.put("share", noise.share());
      uniform.put("rate", noise.rate());
      uniform.put("region", noise.region().parameters());
      json.put("background", uniform);
    }
    json.put("centres", truth.centres());
    return json;
  }
}
