package org.epicentra.vae.format;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.epicentra.BadInputException;
import org.epicentra.vae.network.ParameterLayout;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.network.VaeWeights;
import org.epicentra.vae.training.AdamState;
import org.epicentra.vae.training.BestEpoch;
import org.epicentra.vae.training.EpochReport;
import org.epicentra.vae.training.TrainingSettings;
import org.epicentra.vae.training.TrainingState;

/**
 * The file of a checkpoint, in the layout of {@link FloatFileWriter}: letters {@code EPVT}, version
 * 4, a header with architecture, settings, number and fingerprint of the images, Adam's step, the
 * losses of the epochs and the best epoch; then, one float32 for each parameter in the order of
 * {@link WeightsCodec}, the weights, Adam's first moment, its second, and the weights of the best
 * epoch if there is one. Version 3 is read too; it has no number of shards, since its minibatches
 * had one order of all rows, as those of one shard have.
 */
public final class TrainingStateCodec {
  private static final String MAGIC = "EPVT";
  private static final int VERSION = 4;
  private static final int UNSHARDED = 3;

  private TrainingStateCodec() {}

  /** All that is not float32; a validation loss is null where there was none. */
  private record Header(
      VaeArchitecture architecture,
      TrainingSettings settings,
      long rows,
      long fingerprint,
      long adamStep,
      List<Epoch> epochs,
      Best best) {}

  private record Epoch(double reconstruction, double kl, double gain, Double validationLoss) {}

  private record Best(int epoch, double validationLoss) {}

  /**
   * Writes a state; the stream stays open.
   *
   * @throws java.io.UncheckedIOException when the stream fails
   */
  public static void write(TrainingState state, OutputStream out) {
    List<Epoch> epochs = new ArrayList<>();
    for (EpochReport report : state.epochs()) {
      double loss = report.validationLoss();
      epochs.add(
          new Epoch(
              report.reconstruction(),
              report.kl(),
              report.gain(),
              Double.isNaN(loss) ? null : loss));
    }
    Header header =
        new Header(
            state.weights().architecture(),
            state.settings(),
            state.rows(),
            state.fingerprint(),
            state.adam().step(),
            epochs,
            state.best().map(best -> new Best(best.epoch(), best.validationLoss())).orElse(null));
    FloatFileWriter file = new FloatFileWriter(out, MAGIC, VERSION, HeaderJson.write(header));
    ParameterLayout layout = new ParameterLayout(header.architecture());
    file.floats(layout.toTorch(state.weights().values()));
    file.floats(layout.toTorch(state.adam().firstMoment()));
    file.floats(layout.toTorch(state.adam().secondMoment()));
    state.best().ifPresent(best -> file.floats(layout.toTorch(best.weights().values())));
    file.end();
  }

  /**
   * Reads a file of {@link #write}, exact to the last bit.
   *
   * @throws BadInputException when it is not such a file, has another version, is truncated or
   *     damaged, or contains an illegal value
   * @throws java.io.UncheckedIOException when the stream fails
   */
  public static TrainingState read(InputStream in) {
    FloatFileReader file = new FloatFileReader(in, "checkpoint", MAGIC, UNSHARDED, VERSION);
    Header header = HeaderJson.read(file, Header.class);
    if (header.architecture() == null || header.settings() == null || header.epochs() == null) {
      throw file.fault("lacks its architecture, settings or epochs", null);
    }
    int parameters = header.architecture().parameterCount();
    ParameterLayout layout = new ParameterLayout(header.architecture());
    float[] weights = layout.fromTorch(file.floats(parameters));
    float[] first = layout.fromTorch(file.floats(parameters));
    float[] second = layout.fromTorch(file.floats(parameters));
    float[] best = header.best() == null ? null : layout.fromTorch(file.floats(parameters));
    file.end();
    try {
      return new TrainingState(
          header.settings(),
          header.rows(),
          header.fingerprint(),
          new VaeWeights(header.architecture(), weights),
          new AdamState(header.adamStep(), first, second),
          reports(header.epochs()),
          best(header, best));
    } catch (IllegalArgumentException e) {
      throw file.fault("cannot be used: " + e.getMessage(), e);
    }
  }

  private static List<EpochReport> reports(List<Epoch> epochs) {
    List<EpochReport> reports = new ArrayList<>();
    for (Epoch epoch : epochs) {
      double loss = epoch.validationLoss() == null ? Double.NaN : epoch.validationLoss();
      reports.add(
          new EpochReport(
              reports.size() + 1, epoch.reconstruction(), epoch.kl(), epoch.gain(), loss));
    }
    return reports;
  }

  private static Optional<BestEpoch> best(Header header, float[] weights) {
    if (weights == null) {
      return Optional.empty();
    }
    return Optional.of(
        new BestEpoch(
            header.best().epoch(),
            header.best().validationLoss(),
            new VaeWeights(header.architecture(), weights)));
  }
}
