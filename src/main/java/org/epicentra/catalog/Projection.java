package org.epicentra.catalog;

import java.io.Serializable;
import java.util.Map;

public interface Projection extends Serializable {
  int dimension();

  boolean hasGeography();

  double[] forward(double longitude, double latitude, double depth);

  double[] inverse(double... coordinates);

  Map<String, Object> parameters();

  static Projection fromParameters(Map<String, Object> parameters) {
    throw new IllegalStateException("skeleton");
  }
}
