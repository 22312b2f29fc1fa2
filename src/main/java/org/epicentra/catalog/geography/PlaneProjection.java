package org.epicentra.catalog.geography;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * No projection: the user's own coordinates, unchanged and in the user's own unit.
 *
 * <p>Longitudes and latitudes are unknown, so {@link #forward} and {@link #inverse} have no meaning
 * and throw; ask {@link #hasGeography()} first.
 */
public final class PlaneProjection implements Projection {
  private static final long serialVersionUID = 1L;

  private static final String TYPE = ProjectionType.NONE.label();

  private final int dimension;

  /**
   * @param dimension the number of coordinates, 2 or 3
   */
  public PlaneProjection(int dimension) {
    if (dimension != 2 && dimension != 3) {
      throw new IllegalArgumentException("dimension is " + dimension + "; it must be 2 or 3");
    }
    this.dimension = dimension;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public boolean hasGeography() {
    return false;
  }

  @Override
  public double[] forward(double longitude, double latitude, double depth) {
    throw withoutGeography();
  }

  @Override
  public double[] inverse(double... coordinates) {
    throw withoutGeography();
  }

  @Override
  public Map<String, Object> parameters() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("type", TYPE);
    parameters.put("dimension", dimension);
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlaneProjection that && dimension == that.dimension;
  }

  @Override
  public int hashCode() {
    return dimension;
  }

  @Override
  public String toString() {
    return TYPE;
  }

  private static IllegalStateException withoutGeography() {
    return new IllegalStateException(
        "plain coordinates have no longitude and latitude; ask hasGeography() first");
  }
}
