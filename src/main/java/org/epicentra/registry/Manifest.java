package org.epicentra.registry;

import java.util.List;
import java.util.Map;
import org.epicentra.BadInputException;

/**
 * What is known about a version: {@code manifest.json} beside its model. The publisher decides what
 * the sections hold.
 *
 * @param formatVersion of this file
 * @param kind of model
 * @param created ISO 8601, UTC
 * @param parent the champion that the version was compared with; null for none
 * @param fence the fencing number of the run that made it
 * @param software versions of the software that made it
 * @param options in force, resolved, including the seed
 * @param data what it was made of: paths, files, rows, span, digest
 * @param training how the fit went
 * @param metrics how it was measured, with intervals
 * @param decision whether it was to be promoted, and why
 * @param files of the model, with their digests
 */
public record Manifest(
    int formatVersion,
    String kind,
    String created,
    Integer parent,
    int fence,
    Map<String, String> software,
    Map<String, Object> options,
    Map<String, Object> data,
    Map<String, Object> training,
    Map<String, Object> metrics,
    Decision decision,
    List<StoredFile> files) {

  /** The version of the format that this release writes and reads. */
  public static final int FORMAT_VERSION = 1;

  /**
   * @throws BadInputException when it is of another format version or something is missing
   */
  public Manifest {
    if (formatVersion != FORMAT_VERSION) {
      throw new BadInputException(
          "the manifest has formatVersion %d; this release reads version %d"
              .formatted(formatVersion, FORMAT_VERSION));
    }
    if (kind == null || created == null || decision == null || files == null) {
      throw new BadInputException("the manifest lacks kind, created, decision or files");
    }
    files = List.copyOf(files);
  }

  /** The same with the files of the model and the fencing number of the run that made them. */
  Manifest of(List<StoredFile> stored, int fencingNumber) {
    return new Manifest(
        formatVersion,
        kind,
        created,
        parent,
        fencingNumber,
        software,
        options,
        data,
        training,
        metrics,
        decision,
        stored);
  }
}
