package org.epicentra.catalog.geography;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.epicentra.math.RandomStream;

/** Polygons of plain coordinates over a range of the third one. */
final class PrismRegion implements Region {
  private static final long serialVersionUID = 1L;

  private final PlanarRegion base;
  private final double[] range;

  PrismRegion(PlanarRegion base, double[] range) {
    this.base = base;
    this.range = Extents.range(range, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  @Override
  public int dimension() {
    return 3;
  }

  @Override
  public double volume() {
    return base.volume() * (range[1] - range[0]);
  }

  @Override
  public boolean contains(double[] x) {
    return x[2] >= range[0] && x[2] <= range[1] && base.contains(x);
  }

  @Override
  public double[] draw(RandomStream random) {
    double[] x = Arrays.copyOf(base.draw(random), 3);
    x[2] = Math.min(range[0] + (range[1] - range[0]) * random.nextDouble(), range[1]);
    return x;
  }

  @Override
  public String description(String unit) {
    return "polygon of %s %s^3, from %s to %s %s"
        .formatted(
            Extents.number(volume()), unit, Extents.plain(range[0]), Extents.plain(range[1]), unit);
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>(base.parameters());
    parameters.put("depthRange", Arrays.stream(range).boxed().toList());
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrismRegion that
        && base.equals(that.base)
        && Arrays.equals(range, that.range);
  }

  @Override
  public int hashCode() {
    return 31 * base.hashCode() + Arrays.hashCode(range);
  }

  @Override
  public String toString() {
    return base + " over " + Arrays.toString(range);
  }
}
