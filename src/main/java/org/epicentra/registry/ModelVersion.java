package org.epicentra.registry;

import org.apache.hadoop.fs.Path;

/**
 * A version that is in a registry.
 *
 * @param number from 1; never given twice
 * @param manifest what is known of it
 * @param model the folder of its files
 */
public record ModelVersion(int number, Manifest manifest, Path model) {}
