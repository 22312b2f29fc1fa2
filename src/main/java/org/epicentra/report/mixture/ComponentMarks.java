package org.epicentra.report.mixture;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.report.Numbers;
import org.epicentra.report.map.ComponentMark;

/** The components of a model as they are drawn. */
final class ComponentMarks {
  private ComponentMarks() {}

  /** The first components of a model, as many as are drawn, but for those without an event. */
  static List<ComponentMark> of(FitFacts facts) {
    List<ComponentMark> marks = new ArrayList<>();
    for (int k = 0; k < Math.min(ComponentMark.MOST, facts.components()); k++) {
      if (!facts.isSeen(k)) {
        continue;
      }
      marks.add(ComponentMark.of(facts.posterior(), k, facts.plane(), label(facts, k)));
    }
    return marks;
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
