package org.epicentra.report.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.epicentra.catalog.geography.GreatCircle;
import org.epicentra.catalog.geography.Longitude;
import org.epicentra.catalog.geography.MapPlane;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.overlayng.LineLimiter;
import org.locationtech.jts.operation.overlayng.RingClipper;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** Land and its lines in the plane of a map, cut to its frame and simplified to what it shows. */
final class Coast {
  /** Degrees; longer parts of a line are divided, since they are not straight in the plane. */
  private static final double STEP = 2;

  /** Units of the drawing by which a line may be off. */
  private static final double TOLERANCE = 0.35;

  /** A part of a line that is as long lies about the point opposite the map's centre, km. */
  private static final double JUMP = 3000;

  /** Degrees; where land is cut, and no coast is. */
  private static final double SEAM = 179.95;

  private static final double POLE = -89.9;

  /** Frames wider than this, km, are drawn from the coarse atlas. */
  private static final double WIDE = 9000;

  /**
   * Longitude and latitude of the middles of the South Pacific, South Atlantic and Indian Ocean.
   */
  private static final double[][] AT_SEA = {{-125, -35}, {-15, -30}, {80, -32}};

  private static final GeometryFactory LINES = new GeometryFactory();

  private final MapPlane plane;
  private final MapFrame frame;
  private final Envelope envelope;
  private final Atlas atlas;

  Coast(MapPlane plane, MapFrame frame) {
    this.plane = plane;
    this.frame = frame;
    this.envelope = new Envelope(-2, frame.width() + 2, -2, frame.height() + 2);
    double wide = frame.box()[1] - frame.box()[0];
    this.atlas = Atlas.read(wide > WIDE ? Atlas.Detail.COARSE : Atlas.Detail.FINE);
  }

  void draw(Surface surface, boolean lines) {
    if (lines) {
      surface.path(lines(atlas.borders()), false, Ink.BORDER);
      surface.path(lines(atlas.coasts()), false, Ink.COAST);
    } else {
      surface.path(land(atlas), true, Ink.LAND);
    }
  }

  /**
   * The rings of the land, to be filled by the even-odd rule. One that has the point opposite the
   * centre inside is turned inside out by the projection; where that leaves a place at sea on land,
   * the edge of the plane turns it back.
   */
  List<double[]> land(Atlas atlas) {
    double[] opposite = plane.inverse(0, MapFrame.EDGE);
    double[] sea = AT_SEA[0];
    for (double[] place : AT_SEA) {
      if (distance(place, opposite) > distance(sea, opposite)) {
        sea = place;
      }
    }
    Coordinate water = point(sea[0], sea[1]);
    List<double[]> rings = new ArrayList<>();
    boolean turned = false;
    for (double[] ring : atlas.land()) {
      Coordinate[] projected = projected(ring);
      turned ^= RayCrossingCounter.locatePointInRing(water, projected) == Location.INTERIOR;
      clipRing(projected, rings);
    }
    if (turned) {
      clipRing(edge(), rings);
    }
    return rings;
  }

  private static double distance(double[] one, double[] other) {
    return GreatCircle.distance(one[1], one[0], other[1], other[0]);
  }

  private Coordinate[] edge() {
    Coordinate[] circle = new Coordinate[181];
    for (int i = 0; i < circle.length; i++) {
      double angle = 2 * Math.PI * i / (circle.length - 1);
      circle[i] =
          new Coordinate(
              frame.x(MapFrame.EDGE * Math.cos(angle)), frame.y(MapFrame.EDGE * Math.sin(angle)));
    }
    circle[circle.length - 1] = circle[0];
    return circle;
  }

  private void clipRing(Coordinate[] ring, List<double[]> rings) {
    Coordinate[] clipped = new RingClipper(envelope).clip(ring);
    if (clipped.length > 3) {
      Coordinate[] simple = simplified(clipped);
      if (simple.length > 3) {
        rings.add(numbers(Arrays.copyOf(simple, simple.length - 1)));
      }
    }
  }

  /** The lines that are none of the cuts. */
  List<double[]> lines(List<double[]> arcs) {
    List<double[]> lines = new ArrayList<>();
    for (double[] arc : arcs) {
      for (double[] part : withoutSeams(arc)) {
        for (Coordinate[] near : withoutJumps(projected(part))) {
          for (Coordinate[] inside : new LineLimiter(envelope).limit(near)) {
            if (inside.length > 1) {
              lines.add(numbers(simplified(inside)));
            }
          }
        }
      }
    }
    return lines;
  }

  private static List<double[]> withoutSeams(double[] line) {
    List<double[]> parts = new ArrayList<>();
    int from = 0;
    for (int i = 2; i < line.length; i += 2) {
      boolean seam = Math.abs(line[i]) > SEAM && Math.abs(line[i - 2]) > SEAM;
      boolean pole = line[i + 1] < POLE && line[i - 1] < POLE;
      if (seam || pole) {
        addPart(line, from, i, parts);
        from = i;
      }
    }
    addPart(line, from, line.length, parts);
    return parts;
  }

  private static void addPart(double[] line, int from, int to, List<double[]> parts) {
    if (to - from >= 4) {
      parts.add(Arrays.copyOfRange(line, from, to));
    }
  }

  private List<Coordinate[]> withoutJumps(Coordinate[] line) {
    List<Coordinate[]> parts = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= line.length; i++) {
      if (i == line.length || line[i].distance(line[i - 1]) > JUMP * frame.scale()) {
        if (i - from > 1) {
          parts.add(Arrays.copyOfRange(line, from, i));
        }
        from = i;
      }
    }
    return parts;
  }

  /** In the drawing, with points between those that are far apart. */
  private Coordinate[] projected(double[] line) {
    List<Coordinate> points = new ArrayList<>();
    for (int i = 0; i < line.length; i += 2) {
      if (i > 0) {
        double east = Longitude.wrap(line[i] - line[i - 2]);
        double north = line[i + 1] - line[i - 1];
        int steps = (int) Math.ceil(Math.max(Math.abs(east), Math.abs(north)) / STEP);
        for (int step = 1; step < steps; step++) {
          double share = (double) step / steps;
          points.add(point(line[i - 2] + share * east, line[i - 1] + share * north));
        }
      }
      points.add(point(line[i], line[i + 1]));
    }
    return points.toArray(Coordinate[]::new);
  }

  private Coordinate point(double longitude, double latitude) {
    double[] at = plane.forward(longitude, latitude);
    return new Coordinate(frame.x(at[0]), frame.y(at[1]));
  }

  private static Coordinate[] simplified(Coordinate[] line) {
    return DouglasPeuckerSimplifier.simplify(LINES.createLineString(line), TOLERANCE)
        .getCoordinates();
  }

  private static double[] numbers(Coordinate[] line) {
    double[] numbers = new double[2 * line.length];
    for (int i = 0; i < line.length; i++) {
      numbers[2 * i] = line[i].x;
      numbers[2 * i + 1] = line[i].y;
    }
    return numbers;
  }
}
