package org.epicentra.registry;

import org.apache.hadoop.fs.Path;

/**
 * A published version.
 *
 * @param number from 1; never reused
 * @param manifest what is known about it
 * @param model the folder of its files
 */
public record ModelVersion(int number, Manifest manifest, Path model) {}
