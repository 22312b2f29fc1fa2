package org.epicentra.job.retrain;

import org.epicentra.distribution.PairedGain;

/**
 * The comparison in one part of the hold-out.
 *
 * @param part its name
 * @param count events or images in it
 * @param gain the mean of challenger minus champion, nats
 * @param standardError of the mean, nats; null for a single event or image, which shows none
 */
public record Slice(String part, long count, double gain, Double standardError) {
  static Slice of(String part, PairedGain gain) {
    double error = gain.standardError();
    return new Slice(part, gain.observations(), gain.mean(), Double.isNaN(error) ? null : error);
  }
}
