package org.epicentra.catalog.geography;

import java.io.Serializable;
import org.epicentra.math.SymmetricMatrix;

/**
 * The plane that a map of a model is drawn in: the model's own, where it is flat; for Earth-centred
 * coordinates the azimuthal equidistant one about the middle of its places. The first coordinate
 * points east, the second north; a third, where the model has one, is the depth in km, positive
 * down, or for plain coordinates the third coordinate as it is.
 */
public final class MapPlane implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Half the distance over which the plane's stretch is taken, km: far above its rounding. */
  private static final double STEP = 0.1;

  private final Projection projection;

  /** Null where the coordinates are the plane's. */
  private final AzimuthalProjection flat;

  private MapPlane(Projection projection, AzimuthalProjection flat) {
    this.projection = projection;
    this.flat = flat;
  }

  /**
   * The plane of a model.
   *
   * @param projection of its coordinates
   * @param places length D each, whose middle becomes the map's where the coordinates are
   *     Earth-centred
   * @param weights of the places, 0 or more
   */
  public static MapPlane of(Projection projection, double[][] places, double[] weights) {
    if (!projection.hasGeography() || projection.dimension() == 2) {
      return new MapPlane(projection, null);
    }
    double[] sum = new double[3];
    for (int i = 0; i < places.length; i++) {
      for (int d = 0; d < sum.length; d++) {
        sum[d] += weights[i] * places[i][d];
      }
    }
    double across = Math.hypot(sum[0], sum[1]);
    return new MapPlane(
        projection,
        AzimuthalProjection.of(
            Math.toDegrees(Math.atan2(sum[1], sum[0])),
            Math.toDegrees(Math.atan2(sum[2], across))));
  }

  /** Whether the plane has longitudes and latitudes; its unit is then km. */
  public boolean hasGeography() {
    return projection.hasGeography();
  }

  /** Whether places have a third coordinate. */
  public boolean isDeep() {
    return projection.dimension() == 3;
  }

  /**
   * Where a place of the model lies.
   *
   * @param x length D, in the coordinates of the model's projection
   * @return length D: east, north and, in 3-D, depth; a new array
   */
  public double[] place(double[] x) {
    if (flat == null) {
      return x.clone();
    }
    double[] position = projection.inverse(x);
    double[] plane = flat.forward(position[0], position[1], Double.NaN);
    return new double[] {plane[0], plane[1], position[2]};
  }

  /**
   * Where a position lies, km east and north.
   *
   * @param longitude degrees east
   * @param latitude degrees north
   */
  public double[] forward(double longitude, double latitude) {
    return azimuthal().forward(longitude, latitude, Double.NaN);
  }

  /** The longitude and latitude of a point of the plane, degrees. */
  public double[] inverse(double east, double north) {
    return azimuthal().inverse(east, north);
  }

  private Projection azimuthal() {
    return flat == null ? projection : flat;
  }

  /**
   * A covariance about a place, in the coordinates of the plane: J S J', with the derivative J of
   * {@link #place}.
   *
   * @param x length D, the place
   * @param covariance D x D, in the coordinates of the model
   * @return D x D
   */
  public SymmetricMatrix spread(double[] x, SymmetricMatrix covariance) {
    if (flat == null) {
      return covariance;
    }
    int size = x.length;
    double[][] derivative = new double[size][size];
    for (int d = 0; d < size; d++) {
      double[] before = x.clone();
      double[] after = x.clone();
      before[d] -= STEP;
      after[d] += STEP;
      double[] from = place(before);
      double[] to = place(after);
      for (int i = 0; i < size; i++) {
        derivative[i][d] = (to[i] - from[i]) / (2 * STEP);
      }
    }
    return covariance.congruence(derivative);
  }
}
