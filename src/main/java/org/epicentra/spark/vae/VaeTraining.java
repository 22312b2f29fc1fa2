package org.epicentra.spark.vae;

import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.epicentra.BadInputException;
import org.epicentra.OptionDifferences;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;
import org.epicentra.vae.training.LossPass;
import org.epicentra.vae.training.TrainingListener;
import org.epicentra.vae.training.TrainingSettings;
import org.epicentra.vae.training.TrainingState;
import org.epicentra.vae.training.VaeTrainer;

/**
 * A training on cached images: minibatches on Spark, with validation and a checkpoint after each
 * epoch. The descriptions of Spark's jobs name the epoch. Immutable.
 */
public final class VaeTraining {
  private static final String DESCRIPTION = "spark.job.description";

  private final VaeArchitecture architecture;
  private final TrainingSettings settings;
  private final BlasChoice blas;
  private final CachedImages validation;
  private final VaeCheckpoints checkpoints;
  private final Synchronization sync;

  /** A training without validation and checkpoints, synchronized as is fastest. */
  public VaeTraining(VaeArchitecture architecture, TrainingSettings settings, BlasChoice blas) {
    this(architecture, settings, blas, null, null, Synchronization.AUTO);
  }

  private VaeTraining(
      VaeArchitecture architecture,
      TrainingSettings settings,
      BlasChoice blas,
      CachedImages validation,
      VaeCheckpoints checkpoints,
      Synchronization sync) {
    this.architecture = architecture;
    this.settings = settings;
    this.blas = blas;
    this.validation = validation;
    this.checkpoints = checkpoints;
    this.sync = sync;
  }

  /**
   * The same training with validation on other images after each epoch.
   *
   * @param images null for none
   */
  public VaeTraining withValidation(CachedImages images) {
    return new VaeTraining(architecture, settings, blas, images, checkpoints, sync);
  }

  /**
   * The same training with a checkpoint after each epoch.
   *
   * @param folder null for none
   */
  public VaeTraining withCheckpoints(VaeCheckpoints folder) {
    return new VaeTraining(architecture, settings, blas, validation, folder, sync);
  }

  /** The same training with gradients added up in another way. */
  public VaeTraining withSynchronization(Synchronization way) {
    return new VaeTraining(architecture, settings, blas, validation, checkpoints, way);
  }

  /**
   * Trains from random weights.
   *
   * @param listener is notified of an epoch after its checkpoint has been written
   * @throws BadInputException when the size of the images is not that of the network, or the folder
   *     of checkpoints holds one already
   * @throws org.epicentra.DivergenceException when the loss is no longer finite; the last
   *     checkpoint is still good
   */
  public TrainingState train(CachedImages images, TrainingListener listener) {
    if (checkpoints != null) {
      checkpoints.requireNone();
    }
    TrainingState start =
        TrainingState.initial(architecture, settings, images.rows(), images.fingerprint());
    return run(images, start, listener);
  }

  /**
   * Trains from given weights with a fresh Adam; otherwise as {@link #train}.
   *
   * @param start weights of the same network
   */
  public TrainingState trainFrom(VaeWeights start, CachedImages images, TrainingListener listener) {
    TrainingState fresh =
        TrainingState.initial(architecture, settings, images.rows(), images.fingerprint());
    return run(images, fresh.from(start), listener);
  }

  /**
   * Continues from the last checkpoint, with the bits of an uninterrupted training; starts from
   * random weights if there is none yet.
   *
   * @param listener as in {@link #train}
   * @throws BadInputException when the checkpoint is of other images, another network or other
   *     settings, or is damaged
   * @throws org.epicentra.DivergenceException as in {@link #train}
   */
  public TrainingState resume(CachedImages images, TrainingListener listener) {
    if (checkpoints == null) {
      throw new IllegalStateException("a training without checkpoints cannot be resumed");
    }
    Optional<TrainingState> latest = checkpoints.latest();
    if (latest.isEmpty()) {
      return train(images, listener);
    }
    TrainingState state = latest.get();
    requireFit(state, images);
    return run(images, state, listener);
  }

  private void requireFit(TrainingState state, CachedImages images) {
    OptionDifferences differences = architecture.differences(state.weights().architecture());
    if (!differences.isEmpty()) {
      throw new BadInputException(
          "The checkpoint is of another network: %s. Resume with the same settings, or start anew."
              .formatted(differences));
    }
    if (state.rows() != images.rows()) {
      throw new BadInputException(
          "The checkpoint was made with %d images; there are %d. Resume with the same images."
              .formatted(state.rows(), images.rows()));
    }
    if (state.fingerprint() != images.fingerprint()) {
      throw new BadInputException(
          "The checkpoint was made with other images, or the same in another order, or binarised or"
              + " standardised otherwise. Resume with the same images and options.");
    }
  }

  private TrainingState run(CachedImages images, TrainingState start, TrainingListener listener) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(images.context());
    String before = context.getLocalProperty(DESCRIPTION);
    LossPass losses = validation == null ? null : validation.lossPass(architecture, settings, blas);
    try {
      return new VaeTrainer(settings, images.epochPass(architecture, settings, blas, sync), losses)
          .train(start, new Reporting(context, checkpoints, listener));
    } finally {
      context.setJobDescription(before);
    }
  }

  /** Describes jobs, keeps checkpoints, and notifies the listener. */
  private record Reporting(
      JavaSparkContext context, VaeCheckpoints checkpoints, TrainingListener listener)
      implements TrainingListener {
    @Override
    public void epochStarted(int epoch, int steps) {
      context.setJobDescription("vae: epoch " + epoch);
      listener.epochStarted(epoch, steps);
    }

    @Override
    public void stepFinished(int epoch, int step) {
      listener.stepFinished(epoch, step);
    }

    @Override
    public void epochTrained(int epoch) {
      context.setJobDescription("vae: validation after epoch " + epoch);
      listener.epochTrained(epoch);
    }

    @Override
    public void epochFinished(TrainingState state) {
      if (checkpoints != null) {
        checkpoints.save(state);
      }
      listener.epochFinished(state);
    }
  }
}
