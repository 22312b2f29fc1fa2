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
  boolean exists() {
    return model != null;
  }

  /** What it was trained on and compared with; null where there is none. */
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
   * The most events of one of the newest versions whose run was not after this one; 0 without one.
   */
  long mostRecentRows(Instant asOf) {
    return state.mostRecentRows(version -> !Instant.parse(data(version).asOf()).isAfter(asOf));
  }
}
