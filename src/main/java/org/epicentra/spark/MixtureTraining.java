package org.epicentra.spark;

import org.epicentra.mixture.InitialCentres;
import org.epicentra.mixture.IterationListener;
import org.epicentra.mixture.MixtureFit;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.PriorSpecification;

public final class MixtureTraining {
  private MixtureTraining() {}

  public static MixtureFit fit(
      CachedEvents events,
      PriorSpecification prior,
      MixtureSettings settings,
      InitialCentres file,
      IterationListener listener) {
    throw new IllegalStateException("skeleton");
  }
}
