package org.epicentra.job.retrain;

/**
 * The comparison in one part of the hold-out.
 *
 * @param part its name
 * @param count events or images in it
 * @param gain mean of challenger minus champion, nats
 * @param standardError of the mean
 */
public record Slice(String part, long count, double gain, double standardError) {}
