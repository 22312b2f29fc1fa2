package org.epicentra.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.mixture.DataPass;
import org.epicentra.mixture.EventProfile;
import org.epicentra.mixture.EventSample;

public final class CachedEvents implements AutoCloseable {
  private CachedEvents() {}

  public static CachedEvents load(Dataset<Row> rows, EventColumns columns, int components) {
    throw new IllegalStateException("skeleton");
  }

  public EventProfile profile() {
    throw new IllegalStateException("skeleton");
  }

  public EventSample sample(long seed, int size) {
    throw new IllegalStateException("skeleton");
  }

  public DataPass pass() {
    throw new IllegalStateException("skeleton");
  }

  @Override
  public void close() {
    throw new IllegalStateException("skeleton");
  }
}
