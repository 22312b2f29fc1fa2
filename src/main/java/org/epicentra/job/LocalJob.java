package org.epicentra.job;

import org.apache.hadoop.conf.Configuration;

/**
 * What a command does that needs no Spark: like {@link Job}, without the session.
 *
 * @param <R> the result: plain values, which the command line prints as text or as JSON
 */
public interface LocalJob<R> extends DeclaredOutputs {
  /**
   * Does the work.
   *
   * @throws org.epicentra.BadInputException when the options cannot be used
   */
  R run(Configuration hadoop);
}
