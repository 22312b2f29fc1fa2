import static org.bytedeco.pytorch.global.torch.empty;
import static org.bytedeco.pytorch.global.torch.manual_seed;
import static org.bytedeco.pytorch.global.torch.randperm;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Seconds per epoch and the loss curve of the reference autoencoder in LibTorch, called from Java.
 *
 * <pre>VaeLibTorch TRAIN-IMAGES TEST-IMAGES EPOCHS BATCH-SIZES THREADS</pre>
 *
 * prints a line "batch epoch seconds fastest-tenth-ms median-ms loss test-loss" for each epoch of
 * each of the comma-separated batch sizes, or, with 0 epochs, the median milliseconds of 100 steps
 * alone, as {@code vae_pytorch.py} does. The images are gzipped IDX files. The environment variable
 * VAE_STEP chooses how a step is computed: see {@link Autoencoder.Step}.
 */
public final class VaeLibTorch {
  private static final int WARM_UP_STEPS = 20;
  private static final int TRIAL_STEPS = 100;
  private static final int TEST_BATCH = 1000;

  private VaeLibTorch() {}

  /**
   * @param args training images, test images, epochs, batch sizes separated by commas, LibTorch's
   *     own threads; its OpenBLAS has threads of its own (OPENBLAS_NUM_THREADS)
   */
  public static void main(String[] args) throws IOException {
    Autoencoder.Step step =
        Autoencoder.Step.valueOf(System.getenv("VAE_STEP").toUpperCase(Locale.ROOT));
    set_num_threads(Integer.parseInt(args[4]));
    manual_seed(1);
    Tensor training = images(Path.of(args[0]));
    Tensor test = images(Path.of(args[1]));
    int epochs = Integer.parseInt(args[2]);
    for (String word : args[3].split(",")) {
      int batch = Integer.parseInt(word);
      Autoencoder model = new Autoencoder(training.size(1), step);
      if (epochs == 0) {
        train(model, training, batch, WARM_UP_STEPS);
        System.out.printf(
            Locale.ROOT, "%.2f%n", train(model, training, batch, TRIAL_STEPS).median());
      }
      for (int epoch = 1; epoch <= epochs; epoch++) {
        Epoch trained = train(model, training, batch, Integer.MAX_VALUE);
        System.out.printf(
            Locale.ROOT,
            "%d %d %.2f %.2f %.2f %.2f %.2f%n",
            batch,
            epoch,
            trained.seconds(),
            trained.fast(),
            trained.median(),
            trained.loss(),
            evaluate(model, test));
      }
    }
    System.out.flush();
    System.exit(0); // threads of the libraries would keep the process
  }

  /**
   * @param seconds of all steps
   * @param steps milliseconds of each, ascending
   * @param loss the mean per image
   */
  private record Epoch(double seconds, double[] steps, double loss) {
    double fast() {
      return steps[steps.length / 10];
    }

    double median() {
      return steps[steps.length / 2];
    }
  }

  /** At most so many steps on images in a random order. */
  private static Epoch train(Autoencoder model, Tensor images, int batch, int limit) {
    long rows = images.size(0);
    double[] steps = new double[(int) Math.min(limit, (rows + batch - 1) / batch)];
    double loss = 0;
    long start = System.nanoTime();
    try (PointerScope epoch = new PointerScope()) {
      Tensor order = randperm(rows);
      for (int i = 0; i < steps.length; i++) {
        long before = System.nanoTime();
        try (PointerScope step = new PointerScope()) {
          long first = (long) i * batch;
          Tensor chosen = order.narrow(0, first, Math.min(batch, rows - first));
          loss += model.train(images.index_select(0, chosen));
        }
        steps[i] = (System.nanoTime() - before) * 1e-6;
      }
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    Arrays.sort(steps);
    return new Epoch(seconds, steps, loss / rows);
  }

  /** The mean loss per image. */
  private static double evaluate(Autoencoder model, Tensor images) {
    long rows = images.size(0);
    double loss = 0;
    for (long first = 0; first < rows; first += TEST_BATCH) {
      try (PointerScope batch = new PointerScope()) {
        loss += model.evaluate(images.narrow(0, first, Math.min(TEST_BATCH, rows - first)));
      }
    }
    return loss / rows;
  }

  /** Pixels of 0 and 1, a row for each image. */
  private static Tensor images(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16))) {
      in.readInt(); // the magic number
      int rows = in.readInt();
      int pixels = in.readInt() * in.readInt();
      byte[] bytes = in.readAllBytes();
      float[] bits = new float[rows * pixels];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = (bytes[i] & 255) / 255.0 > 0.5 ? 1 : 0;
      }
      Tensor images =
          empty(
              new long[] {rows, pixels},
              new TensorOptions().dtype(new ScalarTypeOptional(ScalarType.Float)),
              null);
      images.data_ptr_float().put(bits, 0, bits.length);
      return images;
    }
  }
}
