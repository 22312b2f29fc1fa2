package org.epicentra.mixture.kernel;

import org.epicentra.catalog.EventBlock;

/** The E-step in plain Java, event by event: runs on every JVM. */
final class ScalarKernel extends PrunedKernel {
  private final ScalarEvents events = new ScalarEvents();

  ScalarKernel(double threshold) {
    super(threshold);
  }

  @Override
  void addEvents(EventBlock block) {
    events.add(block, 0, active, sums);
  }
}
