package org.epicentra.bench;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.catalog.EventBlock;
import org.epicentra.catalog.EventBlockBuilder;
import org.epicentra.mixture.DataPass;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureStatistics;
import org.epicentra.mixture.MovePlan;
import org.epicentra.mixture.counts.StrengthHistogram;
import org.epicentra.mixture.kernel.KernelKind;
import org.epicentra.mixture.kernel.MixtureCoefficients;
import org.epicentra.mixture.kernel.ResponsibilityKernel;
import org.epicentra.mixture.start.EventSample;

/** Passes over few events in this thread, for thousands of small fits; they prepare no moves. */
final class LocalEvents implements DataPass {
  private final List<EventBlock> blocks;
  private final StrengthHistogram strengths = new StrengthHistogram();

  /**
   * @param events a strength that is NaN is missing
   */
  LocalEvents(EventSample events) {
    EventBlockBuilder builder = new EventBlockBuilder(events.dimension());
    for (int n = 0; n < events.size(); n++) {
      double strength = events.strengths()[n];
      builder.add(events.location(n), strength, events.weights()[n]);
      if (!Double.isNaN(strength)) {
        strengths.add(strength, events.weights()[n]);
      }
    }
    this.blocks = builder.build();
  }

  @Override
  public List<MixtureStatistics> run(List<MixturePosterior> posteriors, List<MovePlan> plans) {
    ResponsibilityKernel kernel = KernelKind.BEST.create();
    List<MixtureStatistics> results = new ArrayList<>();
    for (MixturePosterior posterior : posteriors) {
      MixtureStatistics sum = MixtureStatistics.of(posterior);
      MixtureCoefficients coefficients = MixtureCoefficients.of(posterior);
      kernel.accumulateAll(blocks, coefficients, sum);
      sum.addBlock(0, 0, posterior.counts().commonLogProb(strengths));
      results.add(sum);
    }
    return results;
  }

  @Override
  public StrengthHistogram strengths() {
    return strengths;
  }
}
