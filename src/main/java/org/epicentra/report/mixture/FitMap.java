package org.epicentra.report.mixture;

import org.epicentra.report.map.MapDrawing;

/** The map of a fit. */
public final class FitMap {
  private FitMap() {}

  /** The map of a fit, with as many of its components as can be told apart. */
  public static MapDrawing of(FitFacts facts) {
    return new MapDrawing(
        facts.plane(), facts.frame(), facts.events().map(), ComponentMarks.of(facts));
  }
}
