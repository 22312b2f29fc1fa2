package org.epicentra.mixture;

import java.io.Serializable;

public record InitialCentres(double[][] centres, double[] rates, boolean keepOrder)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
