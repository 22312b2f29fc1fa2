package org.epicentra.mixture;

import org.epicentra.catalog.EventBlock;

public interface ResponsibilityKernel {
  void accumulate(EventBlock block, MixtureCoefficients coefficients, MixtureStatistics into);

  String name();
}
