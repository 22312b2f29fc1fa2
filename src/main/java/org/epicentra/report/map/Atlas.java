package org.epicentra.report.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Land, coasts and borders of the Earth: Natural Earth, as the package world-atlas has it in
 * TopoJSON (<a href="https://github.com/topojson/topojson-specification">specification</a>). All
 * lines are longitudes and latitudes in turn, degrees; most cross the antimeridian, with a jump of
 * 360, and some are cut there or at the south pole.
 *
 * @param land rings; those of lakes lie in those of their land
 * @param coasts lines between land and water
 * @param borders lines between countries
 */
record Atlas(List<double[]> land, List<double[]> coasts, List<double[]> borders) {
  /** How much detail. */
  enum Detail {
    COARSE("countries-110m.json.gz"),
    FINE("countries-50m.json.gz");

    private final String file;

    Detail(String file) {
      this.file = file;
    }
  }

  /** Reads the atlas. */
  static Atlas read(Detail detail) {
    try (InputStream in = Atlas.class.getResourceAsStream(detail.file)) {
      if (in == null) {
        throw new IllegalStateException("the program's jar lacks " + detail.file);
      }
      return of(new ObjectMapper().readTree(new GZIPInputStream(in)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + detail.file + " of the program's jar", e);
    }
  }

  /** The atlas of a topology with the objects land and countries. */
  static Atlas of(JsonNode topology) {
    List<double[]> arcs = arcs(topology);
    int[] uses = new int[arcs.size()];
    rings(topology.path("objects").path("countries"))
        .forEach(ring -> ring.forEach(arc -> uses[forward(arc.asInt())]++));
    List<double[]> coasts = new ArrayList<>();
    List<double[]> borders = new ArrayList<>();
    for (int i = 0; i < uses.length; i++) {
      if (uses[i] > 0) {
        (uses[i] == 1 ? coasts : borders).add(arcs.get(i));
      }
    }
    List<double[]> land = new ArrayList<>();
    rings(topology.path("objects").path("land")).forEach(ring -> land.add(joined(ring, arcs)));
    return new Atlas(land, coasts, borders);
  }

  /** Delta-coded whole numbers, with a scale and an offset for all. */
  private static List<double[]> arcs(JsonNode topology) {
    JsonNode scale = topology.path("transform").path("scale");
    JsonNode offset = topology.path("transform").path("translate");
    List<double[]> arcs = new ArrayList<>();
    for (JsonNode arc : topology.path("arcs")) {
      double[] line = new double[2 * arc.size()];
      long x = 0;
      long y = 0;
      for (int i = 0; i < arc.size(); i++) {
        x += arc.get(i).get(0).asLong();
        y += arc.get(i).get(1).asLong();
        line[2 * i] = x * scale.get(0).asDouble() + offset.get(0).asDouble();
        line[2 * i + 1] = y * scale.get(1).asDouble() + offset.get(1).asDouble();
      }
      arcs.add(line);
    }
    return arcs;
  }

  /** The rings of all polygons in an object, each a list of arcs. */
  private static List<JsonNode> rings(JsonNode object) {
    List<JsonNode> rings = new ArrayList<>();
    collect(object, rings);
    return rings;
  }

  private static void collect(JsonNode object, List<JsonNode> rings) {
    switch (object.path("type").asText()) {
      case "GeometryCollection" -> object.path("geometries").forEach(each -> collect(each, rings));
      case "Polygon" -> object.path("arcs").forEach(rings::add);
      case "MultiPolygon" -> object.path("arcs").forEach(polygon -> polygon.forEach(rings::add));
      default -> {} // a place without an area
    }
  }

  /** A negative number is the arc of its complement, backwards. */
  private static int forward(int arc) {
    return arc < 0 ? ~arc : arc;
  }

  private static double[] joined(JsonNode ring, List<double[]> arcs) {
    int points = 1;
    for (JsonNode arc : ring) {
      points += arcs.get(forward(arc.asInt())).length / 2 - 1;
    }
    double[] joined = new double[2 * points];
    int at = 0;
    for (JsonNode each : ring) {
      double[] arc = arcs.get(forward(each.asInt()));
      int size = arc.length / 2;
      for (int i = at == 0 ? 0 : 1; i < size; i++) { // each begins where the last one ended
        int from = each.asInt() < 0 ? size - 1 - i : i;
        joined[at++] = arc[2 * from];
        joined[at++] = arc[2 * from + 1];
      }
    }
    return joined;
  }
}
