package org.epicentra.spark.catalog.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.catalog.geography.GeocentricProjection;
import org.epicentra.catalog.geography.Region;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.mixture.MixtureTruth;
import org.epicentra.mixture.MixtureTruth.Noise;
import org.epicentra.mixture.MixtureTruth.Scatter;
import org.epicentra.mixture.truth.TruthSettings;

/**
 * Hypocentres at drawn epicentres, so deep that hardly any event lies above the ground.
 *
 * @param plane the epicentres, km
 * @param map on which they are
 * @param settings that they were drawn by
 */
record BuriedTruth(MixtureTruth plane, AzimuthalProjection map, TruthSettings settings) {
  /** The centres of round components differ by so much, km. */
  static final double DEPTH_SPREAD = 20;

  /** The sides of a region are curves of longitude and latitude; so many chords stand for one. */
  private static final int CHORDS = 16;

  private static final double NEAR_A_POLE = 89;

  /**
   * @param local the shapes in coordinates that point east, north and up
   */
  SyntheticTruth truth(Scatter local) {
    GeocentricProjection projection = new GeocentricProjection();
    double[][] centres = new double[plane.components()][];
    List<SymmetricMatrix> turned = new ArrayList<>();
    for (int k = 0; k < centres.length; k++) {
      double[] position = map.inverse(plane.centres()[k]);
      double depth =
          TruthSettings.FARTHEST * vertical(local, k) + DEPTH_SPREAD * (k + 0.5) / centres.length;
      centres[k] = projection.forward(position[0], position[1], depth);
      if (!local.isRound()) {
        turned.add(turned(local.covariances().get(k), position[0], position[1]));
      }
    }
    Scatter scatter =
        local.isRound() ? local : new Scatter(Double.NaN, turned, local.locationError());
    Noise flat = plane.noise();
    Noise noise =
        flat == null ? null : new Noise(flat.share(), region(projection, local), flat.rate());
    return new SyntheticTruth(
        new MixtureTruth(plane.pi(), centres, scatter, plane.strengths(), noise), projection);
  }

  /** The standard deviation of the depths of component k, km. */
  private static double vertical(Scatter local, int k) {
    double deviation =
        local.isRound()
            ? 1 / Math.sqrt(local.tau())
            : Math.sqrt(local.covariances().get(k).get(2, 2));
    return Math.hypot(deviation, local.locationError());
  }

  /** A covariance in coordinates that point east, north and up, in geocentric ones. */
  static SymmetricMatrix turned(SymmetricMatrix local, double longitude, double latitude) {
    double sinLon = Math.sin(Math.toRadians(longitude));
    double cosLon = Math.cos(Math.toRadians(longitude));
    double sinLat = Math.sin(Math.toRadians(latitude));
    double cosLat = Math.cos(Math.toRadians(latitude));
    double[][] axes = {
      {-sinLon, cosLon, 0},
      {-sinLat * cosLon, -sinLat * sinLon, cosLat},
      {cosLat * cosLon, cosLat * sinLon, sinLat}
    };
    double[] packed = new double[6];
    int at = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        for (int a = 0; a < 3; a++) {
          for (int b = 0; b < 3; b++) {
            packed[at] += axes[a][i] * local.get(a, b) * axes[b][j];
          }
        }
        at++;
      }
    }
    return SymmetricMatrix.of(3, packed);
  }

  /** What lies below the box of the plane, as deep as events are. */
  private Region region(GeocentricProjection projection, Scatter local) {
    double[][] box = settings.box(plane.centres());
    double tallest = 0;
    for (int k = 0; k < plane.components(); k++) {
      tallest = Math.max(tallest, vertical(local, k));
    }
    double[] depths = {0, 2 * TruthSettings.FARTHEST * tallest + DEPTH_SPREAD};
    return Region.polygon(outline(box[0], box[1]), projection, depths);
  }

  private String outline(double[] low, double[] high) {
    double[][] corners = {
      {low[0], low[1]}, {high[0], low[1]}, {high[0], high[1]}, {low[0], high[1]}
    };
    StringJoiner text = new StringJoiner(", ", "POLYGON ((", "))");
    double start = map.inverse(corners[0])[0];
    double before = start;
    for (int side = 0; side < 4; side++) {
      double[] from = corners[side];
      double[] to = corners[(side + 1) % 4];
      for (int i = 0; i < CHORDS; i++) {
        double share = (double) i / CHORDS;
        double[] at =
            map.inverse(from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]));
        requireNoPole(Math.abs(at[1]) < NEAR_A_POLE);
        before = at[0] - 360 * Math.rint((at[0] - before) / 360);
        text.add(point(before, at[1]));
      }
    }
    requireNoPole(Math.abs(start - before) < 180);
    return text.add(point(start, map.inverse(corners[0])[1])).toString();
  }

  private static String point(double longitude, double latitude) {
    return String.format(Locale.ROOT, "%.6f %.6f", longitude, latitude);
  }

  private static void requireNoPole(boolean none) {
    if (!none) {
      throw new BadInputException(
          "the region of the background reaches a pole, where a polygon of longitudes and latitudes"
              + " cannot go: move "
              + Setting.named("centre")
              + ", or leave out "
              + Setting.named("background"));
    }
  }
}
