package org.epicentra.catalog.geography;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.math.RandomStream;

/** An axis-aligned box in 2 or 3 coordinates, with its boundary. */
final class BoxRegion implements Region {
  private static final long serialVersionUID = 1L;

  static final String TYPE = "box";

  private final double[] low;
  private final double[] high;

  BoxRegion(double[] low, double[] high) {
    if (low.length != high.length || low.length < 2 || low.length > 3) {
      throw new IllegalArgumentException(
          "corners have " + low.length + " and " + high.length + " coordinates, not 2 or 3 each");
    }
    for (int d = 0; d < low.length; d++) {
      checkExtent(d, low[d], high[d]);
    }
    this.low = low.clone();
    this.high = high.clone();
  }

  private static void checkExtent(int d, double low, double high) {
    if (!(low < high && Double.isFinite(high - low))) {
      throw new BadInputException(
          "The box of the region goes from "
              + low
              + " to "
              + high
              + " along coordinate "
              + (d + 1)
              + "; it needs a finite extent along each. If all events share this coordinate, give a "
              + Setting.named("region")
              + " or set "
              + Setting.named("background")
              + " to none.");
    }
  }

  @Override
  public int dimension() {
    return low.length;
  }

  @Override
  public boolean isGiven() {
    return false;
  }

  @Override
  public Optional<double[][]> corners() {
    return Optional.of(new double[][] {low.clone(), high.clone()});
  }

  @Override
  public double volume() {
    double volume = 1;
    for (int d = 0; d < low.length; d++) {
      volume *= high[d] - low[d];
    }
    return volume;
  }

  @Override
  public boolean contains(double[] x) {
    for (int d = 0; d < low.length; d++) {
      if (!(x[d] >= low[d] && x[d] <= high[d])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Region covering(double[] lowest, double[] highest) {
    double[] least = low.clone();
    double[] most = high.clone();
    for (int d = 0; d < low.length; d++) {
      least[d] = Math.min(low[d], lowest[d]);
      most[d] = Math.max(high[d], highest[d]);
    }
    return new BoxRegion(least, most);
  }

  @Override
  public double[] draw(RandomStream random) {
    double[] x = new double[low.length];
    for (int d = 0; d < low.length; d++) {
      x[d] = Math.min(low[d] + (high[d] - low[d]) * random.nextDouble(), high[d]);
    }
    return x;
  }

  @Override
  public String description(String unit) {
    return "box of "
        + Arrays.stream(sides()).mapToObj(Extents::number).collect(Collectors.joining(" x "))
        + " "
        + unit;
  }

  private double[] sides() {
    double[] sides = high.clone();
    Arrays.setAll(sides, d -> high[d] - low[d]);
    return sides;
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("type", TYPE);
    parameters.put("low", Arrays.stream(low).boxed().toList());
    parameters.put("high", Arrays.stream(high).boxed().toList());
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoxRegion that
        && Arrays.equals(low, that.low)
        && Arrays.equals(high, that.high);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(low) + Arrays.hashCode(high);
  }

  @Override
  public String toString() {
    return "box from " + Arrays.toString(low) + " to " + Arrays.toString(high);
  }
}
