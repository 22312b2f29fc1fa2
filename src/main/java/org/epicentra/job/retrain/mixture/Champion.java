package org.epicentra.job.retrain.mixture;

import java.time.Instant;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.job.retrain.RegistryState;
import org.epicentra.registry.ModelVersion;
import org.epicentra.storage.JsonFiles;

/**
 * The champion of a mixture, and the versions beside it.
 *
 * @param model null where there is none yet
 */
record Champion(ModelFolder model, RegistryState state) {
  private static final int RECENT = 10;

  boolean exists() {
    return model != null;
  }

  /** What it was made of; null where there is none. */
  TrainingData data() {
    return state.champion().map(Champion::data).orElse(null);
  }

  private static TrainingData data(ModelVersion version) {
    return JsonFiles.convert(version.manifest().data(), TrainingData.class);
  }

  /** The time of its newest event; before every event where there is none. */
  long lastMicros() {
    return exists() ? RunClock.micros(data().last()) : RunClock.BEGINNING;
  }

  /**
   * The most events that one of the last versions was made of whose run was not after this one; 0
   * where there is none.
   */
  long mostRecentRows(Instant asOf) {
    return state.versions().descendingMap().values().stream()
        .map(Champion::data)
        .filter(data -> !Instant.parse(data.asOf()).isAfter(asOf))
        .limit(RECENT)
        .mapToLong(TrainingData::rows)
        .max()
        .orElse(0);
  }
}
