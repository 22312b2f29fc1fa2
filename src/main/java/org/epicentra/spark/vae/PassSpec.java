package org.epicentra.spark.vae;

import java.io.Serializable;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.TrainingSettings;

/** What a task needs to compute losses, except for the weights, which are broadcast. */
record PassSpec(VaeArchitecture architecture, TrainingSettings settings, BlasChoice blas)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
