package org.epicentra.export;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes layers of features to one file, in the order given. What is written without {@link #close}
 * is no file of the format.
 */
public interface FeatureWriter extends Closeable {
  /**
   * Begins a layer, after the last one's features.
   *
   * @throws IllegalStateException where the format has one table only, at the second
   */
  void start(Layer layer) throws IOException;

  /** Writes the next feature of the layer. */
  void write(Feature feature) throws IOException;
}
