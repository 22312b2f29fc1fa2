package org.epicentra.report.mixture;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.math.SymmetricMatrix;
import org.epicentra.report.Numbers;
import org.epicentra.report.map.ComponentMark;

/** The components of a model as they are drawn. */
final class ComponentMarks {
  private static final double LEVEL = 0.95;

  /** More ellipses than these no one can tell apart, and they would fill the page. */
  static final int MOST = 250;

  private ComponentMarks() {}

  /** The first components of a model, as many as are drawn, but for those without an event. */
  static List<ComponentMark> of(FitFacts facts) {
    List<ComponentMark> marks = new ArrayList<>();
    for (int k = 0; k < Math.min(MOST, facts.components()); k++) {
      if (!facts.isSeen(k)) {
        continue;
      }
      double[] mean = facts.posterior().mean(k);
      marks.add(
          new ComponentMark(
              k,
              facts.plane().place(mean),
              matrix(facts, mean, facts.posterior().locations().predictive(k)),
              matrix(facts, mean, facts.posterior().locations().centre(k)),
              label(facts, k)));
    }
    return marks;
  }

  /**
   * What holds 95 % of a distribution as seen from one side: the marginal of two coordinates of a t
   * distribution is one with the same degrees of freedom.
   */
  private static SymmetricMatrix matrix(
      FitFacts facts, double[] mean, MultivariateStudentT distribution) {
    SymmetricMatrix scale = facts.plane().spread(mean, distribution.scale());
    double square =
        MultivariateStudentT.of(
                distribution.df(), new double[2], SymmetricMatrix.scaledIdentity(2, 1))
            .ellipseQuantile(LEVEL);
    return scale.times(square);
  }

  static String label(FitFacts facts, int k) {
    String count = Numbers.shown(Words.value(facts.component(k).path("effectiveCount")), 4);
    return "Component "
        + k
        + ": "
        + (facts.isWeighted() ? "events of weight " + count : count + " events")
        + ", "
        + facts.place(k);
  }
}
