package org.epicentra.mixture;

import java.util.List;

public record MixtureStart(MixturePrior prior, List<MixturePosterior> starts) {
  public static MixtureStart prepare(
      EventProfile profile,
      EventSample sample,
      PriorSpecification specification,
      MixtureSettings settings,
      InitialCentres file) {
    throw new IllegalStateException("skeleton");
  }
}
