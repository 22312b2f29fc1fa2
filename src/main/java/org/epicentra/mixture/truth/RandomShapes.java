package org.epicentra.mixture.truth;

import org.epicentra.math.RandomStream;
import org.epicentra.math.SymmetricMatrix;

/**
 * Random covariances of components, each a function of the seed and the component's number: an axis
 * ratio whose logarithm is uniform, and a direction that is uniform in the angles of a fault.
 */
final class RandomShapes {
  private static final String PURPOSE = "truth shape";

  private final double variance;
  private final double logRatio;
  private final long seed;

  /**
   * @param deviation the geometric mean of the standard deviations along the axes, unit
   * @param axisRatio the greatest ratio of the longest of them to the shortest, 1 or more
   */
  RandomShapes(double deviation, double axisRatio, long seed) {
    this.variance = deviation * deviation;
    this.logRatio = Math.log(axisRatio);
    this.seed = seed;
  }

  /** Of a strike that is uniform; coordinates point east and north. */
  SymmetricMatrix ellipse(int k) {
    RandomStream random = RandomStream.of(seed, PURPOSE, 0, k);
    double ratio = Math.exp(logRatio * random.nextDouble());
    double strike = Math.PI * random.nextDouble();
    return SymmetricMatrix.scaledIdentity(2, variance / ratio)
        .plusOuter(horizontal(strike, 2), variance * (ratio - 1 / ratio));
  }

  /**
   * Longest along a strike and shortest across a plane that dips, to the right of the strike, by an
   * angle that is uniform from 0 to 90 degrees; coordinates point east, north and up.
   */
  SymmetricMatrix ellipsoid(int k) {
    RandomStream random = RandomStream.of(seed, PURPOSE, 0, k);
    double ratio = Math.exp(logRatio * random.nextDouble());
    double strike = 2 * Math.PI * random.nextDouble();
    double dip = 0.5 * Math.PI * random.nextDouble();
    double[] down = horizontal(strike + 0.5 * Math.PI, 3);
    for (int d = 0; d < 2; d++) {
      down[d] *= Math.cos(dip);
    }
    down[2] = -Math.sin(dip);
    return SymmetricMatrix.scaledIdentity(3, variance / ratio)
        .plusOuter(horizontal(strike, 3), variance * (ratio - 1 / ratio))
        .plusOuter(down, variance * (1 - 1 / ratio));
  }

  /** The unit vector of an angle clockwise from north. */
  private static double[] horizontal(double angle, int dimension) {
    double[] vector = new double[dimension];
    vector[0] = Math.sin(angle);
    vector[1] = Math.cos(angle);
    return vector;
  }
}
