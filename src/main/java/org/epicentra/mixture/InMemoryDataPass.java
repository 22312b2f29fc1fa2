package org.epicentra.mixture;

import java.util.List;
import org.epicentra.catalog.EventBlock;

public final class InMemoryDataPass implements DataPass {
  public InMemoryDataPass(List<List<EventBlock>> partitions) {
    throw new IllegalStateException("skeleton");
  }

  @Override
  public List<MixtureStatistics> run(List<MixturePosterior> posteriors) {
    throw new IllegalStateException("skeleton");
  }
}
