package org.epicentra.mixture;

import java.io.Serializable;

public record EventSample(int dimension, double[] locations, double[] strengths, double[] weights)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public int size() {
    return strengths.length;
  }
}
