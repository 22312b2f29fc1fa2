package org.epicentra.job.retrain;

import org.epicentra.job.ModelFolder;
import org.epicentra.registry.ModelVersion;
import org.epicentra.spark.JsonFiles;

/**
 * The champion of a mixture, and the versions beside it.
 *
 * @param model null where there is none yet
 */
record MixtureChampion(ModelFolder model, RegistryState state) {
  private static final int RECENT = 10;

  boolean exists() {
    return model != null;
  }

  /** What it was made of; null where there is none. */
  MixtureData data() {
    return state.champion().map(MixtureChampion::data).orElse(null);
  }

  private static MixtureData data(ModelVersion version) {
    return JsonFiles.convert(version.manifest().data(), MixtureData.class);
  }

  /** The most events that one of the last versions was made of; 0 where there is none. */
  long mostRecentRows() {
    return state.versions().descendingMap().values().stream()
        .limit(RECENT)
        .mapToLong(version -> data(version).rows())
        .max()
        .orElse(0);
  }
}
