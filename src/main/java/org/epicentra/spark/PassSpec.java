package org.epicentra.spark;

import java.io.Serializable;
import org.epicentra.vae.BlasChoice;
import org.epicentra.vae.TrainingSettings;
import org.epicentra.vae.VaeArchitecture;

/** What a task must know to compute losses; the weights come by broadcast. */
record PassSpec(VaeArchitecture architecture, TrainingSettings settings, BlasChoice blas)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
