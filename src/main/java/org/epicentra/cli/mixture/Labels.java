package org.epicentra.cli.mixture;

import java.util.Iterator;
import java.util.List;
import org.epicentra.job.mixture.choice.ComponentChoice.Criterion;
import org.epicentra.mixture.Acceleration;
import org.epicentra.mixture.Moves;
import org.epicentra.mixture.counts.CountType;
import org.epicentra.mixture.locations.CovarianceType;
import org.epicentra.mixture.weights.BackgroundType;
import org.epicentra.mixture.weights.WeightType;

/** The words that an option may be given, for its help and for completion. */
abstract class Labels implements Iterable<String> {
  private final List<String> labels;

  private Labels(List<String> labels) {
    this.labels = labels;
  }

  @Override
  public final Iterator<String> iterator() {
    return labels.iterator();
  }

  static final class Covariances extends Labels {
    Covariances() {
      super(CovarianceType.labels());
    }
  }

  static final class Weights extends Labels {
    Weights() {
      super(WeightType.labels());
    }
  }

  static final class Counts extends Labels {
    Counts() {
      super(CountType.labels());
    }
  }

  static final class Backgrounds extends Labels {
    Backgrounds() {
      super(BackgroundType.labels());
    }
  }

  static final class Accelerations extends Labels {
    Accelerations() {
      super(Acceleration.labels());
    }
  }

  static final class Criteria extends Labels {
    Criteria() {
      super(Criterion.labels());
    }
  }

  static final class MoveLabels extends Labels {
    MoveLabels() {
      super(Moves.labels());
    }
  }
}
