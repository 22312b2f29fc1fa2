package org.epicentra.spark;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Skeleton: an output path that is written whole or not at all. try-with-resources: stage(), write
 * there, commit(); close() without commit removes the stage.
 */
public final class AtomicOutput implements AutoCloseable {
  private AtomicOutput() {}

  /** Refuses an existing target without overwrite (BadInputException). */
  public static AtomicOutput open(String target, boolean overwrite, Configuration hadoop) {
    throw new IllegalStateException("skeleton");
  }

  public Path stage() {
    throw new IllegalStateException("skeleton");
  }

  public void commit() {
    throw new IllegalStateException("skeleton");
  }

  @Override
  public void close() {
    throw new IllegalStateException("skeleton");
  }
}
