package org.epicentra.vae.training;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.epicentra.gradient.Estimator;
import org.epicentra.vae.format.TrainingStateCodec;
import org.epicentra.vae.images.Binarize;
import org.epicentra.vae.images.ByteImages;
import org.epicentra.vae.images.Shards;
import org.epicentra.vae.kernel.Blas;
import org.epicentra.vae.kernel.BlasChoice;
import org.epicentra.vae.network.VaeArchitecture;

/** Small data and runs for tests of the training loop. */
public final class Runs {
  static final VaeArchitecture NETWORK = new VaeArchitecture(20, List.of(12, 8), 3);

  private Runs() {}

  /** Images of 20 pixels in few patterns with a little noise, 0 to 255. */
  public static byte[] images(int rows, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[rows * NETWORK.inputs()];
    for (int row = 0; row < rows; row++) {
      int pattern = random.nextInt(4);
      for (int i = 0; i < NETWORK.inputs(); i++) {
        boolean on = (i / 5 + pattern) % 2 == 0 || i % 4 == pattern;
        pixels[row * NETWORK.inputs() + i] =
            (byte) (on ? 200 + random.nextInt(56) : random.nextInt(80));
      }
    }
    return pixels;
  }

  /** The same images in so many partitions of whole shards. */
  public static List<ByteImages> partitions(byte[] pixels, int shards, int count) {
    return partitions(NETWORK.inputs(), pixels, shards, count);
  }

  static List<ByteImages> partitions(int inputs, byte[] pixels, int shards, int count) {
    Shards all = new Shards(pixels.length / inputs, shards);
    List<ByteImages> partitions = new ArrayList<>();
    for (int p = 0; p < count; p++) {
      int from = (int) all.start(all.first(p, count));
      int to = (int) all.start(all.first(p + 1, count));
      partitions.add(
          new ByteImages(
              java.util.Arrays.copyOfRange(pixels, from * inputs, to * inputs), inputs, from));
    }
    return partitions;
  }

  public static TrainingSettings settings(int epochs, Binarize binarize, Estimator estimator) {
    return new TrainingSettings(epochs, 16, 2e-3, binarize, Objective.ELBO, estimator, 1, 7, 0, 0)
        .withShards(4);
  }

  /** Settings whose patience matters. */
  static TrainingSettings patient(int epochs, int patience) {
    return new TrainingSettings(
        epochs,
        16,
        1e-3,
        Binarize.THRESHOLD,
        Objective.ELBO,
        Estimator.ANALYTIC,
        1,
        7,
        0,
        patience);
  }

  /** Keeps the checkpoint of each epoch. */
  static TrainingListener keepingCheckpoints(List<byte[]> checkpoints) {
    return new TrainingListener() {
      @Override
      public void epochFinished(TrainingState state) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TrainingStateCodec.write(state, out);
        checkpoints.add(out.toByteArray());
      }
    };
  }

  static VaeTrainer trainer(TrainingSettings settings, byte[] pixels, int partitions) {
    return new VaeTrainer(settings, new StepwiseEpoch(pass(settings, pixels, partitions)), null);
  }

  static GradientPass pass(TrainingSettings settings, byte[] pixels, int partitions) {
    return new InMemoryGradientPass(
        NETWORK,
        settings,
        partitions(pixels, settings.shards(), partitions),
        Blas.of(BlasChoice.AUTO));
  }

  static TrainingState train(TrainingSettings settings, byte[] pixels, int partitions) {
    return trainer(settings, pixels, partitions)
        .train(start(settings, pixels), TrainingListener.NONE);
  }

  static TrainingState start(TrainingSettings settings, byte[] pixels) {
    return TrainingState.initial(NETWORK, settings, pixels.length / NETWORK.inputs(), 0);
  }
}
