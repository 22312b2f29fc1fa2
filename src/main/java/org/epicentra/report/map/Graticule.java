package org.epicentra.report.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.epicentra.catalog.geography.Longitude;
import org.epicentra.catalog.geography.LongitudeSpan;
import org.epicentra.catalog.geography.MapPlane;

/** Meridians and parallels of a map, with their degrees at its lower and left edge. */
final class Graticule {
  private static final double[] STEPS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30};
  private static final int SAMPLES = 24;
  private static final int MOST = 6;
  private static final int POINTS = 120;
  private static final double NEAR_CORNER = 26;

  /** Labels of meridians are as far from each other, and keep clear of the bar of the scale. */
  private static final double APART = 60;

  private static final double BAR = 190;

  private final MapPlane plane;
  private final MapFrame frame;
  private final LongitudeSpan longitudes = new LongitudeSpan();
  private double south = 90;
  private double north = -90;

  Graticule(MapPlane plane, MapFrame frame) {
    this.plane = plane;
    this.frame = frame;
    double[] box = frame.box();
    for (int i = 0; i <= SAMPLES; i++) {
      for (int j = 0; j <= SAMPLES; j++) {
        double x = box[0] + i * (box[1] - box[0]) / SAMPLES;
        double y = box[2] + j * (box[3] - box[2]) / SAMPLES;
        if (Math.hypot(x, y) < MapFrame.EDGE) {
          double[] position = plane.inverse(x, y);
          longitudes.add(position[0]);
          south = Math.min(south, position[1]);
          north = Math.max(north, position[1]);
        }
      }
    }
  }

  /** The longitudes of the map's western and eastern end, the latter possibly beyond 180. */
  private double[] ends() {
    double west = longitudes.west();
    double east = longitudes.east();
    return new double[] {west, east < west ? east + 360 : east};
  }

  private static double step(double degrees) {
    for (double step : STEPS) {
      if (degrees / step <= MOST) {
        return step;
      }
    }
    return STEPS[STEPS.length - 1];
  }

  /** A line of one longitude or latitude, and where it meets the edge. */
  private record Degrees(double[] line, String label, boolean meridian) {}

  private List<Degrees> lines() {
    double[] ends = ends();
    double eastStep = step(ends[1] - ends[0]);
    double northStep = step(north - south);
    double margin = (north - south) / 10;
    List<Degrees> lines = new ArrayList<>();
    for (long i = (long) Math.ceil(ends[0] / eastStep); i * eastStep <= ends[1]; i++) {
      double longitude = i * eastStep;
      double[] line = new double[2 * (POINTS + 1)];
      for (int j = 0; j <= POINTS; j++) {
        double latitude = south - margin + j * (north - south + 2 * margin) / POINTS;
        put(line, j, longitude, Math.max(-90, Math.min(90, latitude)));
      }
      double wrapped = Longitude.wrap(longitude);
      String side = wrapped == -180 || wrapped == 0 ? "" : wrapped < 0 ? "\u00a0W" : "\u00a0E";
      lines.add(new Degrees(line, label(Math.abs(wrapped), eastStep) + side, true));
    }
    double wide = (ends[1] - ends[0]) / 10;
    for (long i = (long) Math.ceil(south / northStep); i * northStep <= north; i++) {
      double latitude = i * northStep;
      double[] line = new double[2 * (POINTS + 1)];
      for (int j = 0; j <= POINTS; j++) {
        put(line, j, ends[0] - wide + j * (ends[1] - ends[0] + 2 * wide) / POINTS, latitude);
      }
      String side = i == 0 ? "" : i < 0 ? "\u00a0S" : "\u00a0N";
      lines.add(new Degrees(line, label(Math.abs(latitude), northStep) + side, false));
    }
    return lines;
  }

  private void put(double[] line, int at, double longitude, double latitude) {
    double[] point = plane.forward(longitude, latitude);
    line[2 * at] = frame.x(point[0]);
    line[2 * at + 1] = frame.y(point[1]);
  }

  private static String label(double degrees, double step) {
    int decimals = step < 0.1 ? 2 : step < 1 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + decimals + "f\u00b0", degrees);
  }

  void draw(Surface surface) {
    List<double[]> parts = new ArrayList<>();
    for (Degrees degrees : lines()) {
      parts.addAll(LinePart.within(degrees.line(), frame.width(), frame.height()));
    }
    surface.path(parts, false, Ink.GRATICULE);
  }

  /** Writes the degrees, not cut off and not moved with the map. */
  void label(Surface surface) {
    List<Double> taken = new ArrayList<>();
    for (Degrees degrees : lines()) {
      double at = crossing(degrees);
      double end = degrees.meridian() ? frame.width() - BAR : frame.height();
      if (!(at > NEAR_CORNER && at < end - NEAR_CORNER)) {
        continue;
      }
      if (!degrees.meridian()) {
        surface.text(6, at - 4, degrees.label(), "start", Ink.DEGREES);
      } else if (taken.stream().noneMatch(other -> Math.abs(other - at) < APART)) {
        taken.add(at);
        surface.text(at, frame.height() - 7, degrees.label(), "middle", Ink.DEGREES);
      }
    }
  }

  /** Where a meridian meets the lower edge, or a parallel the left one; NaN where it does not. */
  private double crossing(Degrees degrees) {
    double[] line = degrees.line();
    int across = degrees.meridian() ? 1 : 0;
    double edge = degrees.meridian() ? frame.height() : 0;
    double limit = degrees.meridian() ? frame.width() : frame.height();
    for (int i = 2; i < line.length; i += 2) {
      double before = line[i - 2 + across] - edge;
      double after = line[i + across] - edge;
      if (before * after <= 0 && before != after) {
        double share = before / (before - after);
        double from = line[i - 1 - across];
        double to = line[i + 1 - across];
        double at = from + share * (to - from);
        if (at >= 0 && at <= limit) {
          return at;
        }
      }
    }
    return Double.NaN;
  }
}
