package org.epicentra.mixture;

import java.util.List;
import java.util.function.UnaryOperator;
import org.epicentra.mixture.counts.StrengthHistogram;

/** A pass whose statistics a test changes, or whose posteriors it replaces. */
record ChangedPass(
    DataPass pass,
    UnaryOperator<List<MixturePosterior>> before,
    UnaryOperator<List<MixtureStatistics>> after)
    implements DataPass {
  ChangedPass(DataPass pass, UnaryOperator<List<MixtureStatistics>> after) {
    this(pass, posteriors -> posteriors, after);
  }

  @Override
  public List<MixtureStatistics> run(List<MixturePosterior> posteriors, List<MovePlan> plans) {
    return after.apply(pass.run(before.apply(posteriors), plans));
  }

  @Override
  public StrengthHistogram strengths() {
    return pass.strengths();
  }
}
