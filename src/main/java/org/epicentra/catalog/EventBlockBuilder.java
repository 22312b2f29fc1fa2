package org.epicentra.catalog;

import java.util.List;

public final class EventBlockBuilder {
  public EventBlockBuilder(int dimension) {
    throw new IllegalStateException("skeleton");
  }

  public void add(double[] x, double strength, double weight) {
    throw new IllegalStateException("skeleton");
  }

  public List<EventBlock> build() {
    throw new IllegalStateException("skeleton");
  }
}
