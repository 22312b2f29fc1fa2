package org.epicentra.job.retrain.vae;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.job.retrain.CountLimits;
import org.epicentra.job.retrain.Fingerprint;
import org.epicentra.job.retrain.Gate;
import org.epicentra.job.retrain.ModelKind;
import org.epicentra.job.retrain.Refit;
import org.epicentra.job.retrain.RegistryState;
import org.epicentra.job.vae.BlasInUse;
import org.epicentra.job.vae.EpochClock;
import org.epicentra.job.vae.ModelFolder;
import org.epicentra.job.vae.TrainSummary;
import org.epicentra.spark.images.ImageShape;
import org.epicentra.spark.images.ImageSpread;
import org.epicentra.spark.images.InputColumn;
import org.epicentra.spark.vae.CachedImages;
import org.epicentra.spark.vae.Synchronization;
import org.epicentra.spark.vae.VaeTraining;
import org.epicentra.storage.JsonFiles;
import org.epicentra.vae.network.VaeArchitecture;
import org.epicentra.vae.training.TrainingState;

/** The images of a nightly run of the autoencoder, counted. */
final class NightlyImages implements ModelKind.Candidate {
  /** The entry of the section {@code data} with the images' histograms; older manifests lack it. */
  private static final String SPREAD = "spread";

  private final VaeKind run;
  private final RegistryState state;
  private final ModelFolder champion;
  private final Map<String, Long> files;
  private final SplitImages split;
  private final SplitImages.Facts facts;
  private final ImageSpread spread;

  NightlyImages(
      VaeKind run,
      RegistryState state,
      ModelFolder champion,
      Map<String, Long> files,
      SplitImages split) {
    this.run = run;
    this.state = state;
    this.champion = champion;
    this.files = files;
    this.split = split;
    this.facts = split.facts();
    if (facts.rows() == 0) {
      throw new BadInputException(run.images() + " holds no images");
    }
    this.spread = split.spread();
  }

  @Override
  public String fingerprint() {
    return Fingerprint.of(facts.digest(), options());
  }

  @Override
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("fingerprint", fingerprint());
    data.put("digest", facts.digest());
    data.put("paths", List.of(run.images()));
    data.put("files", files);
    data.put("asOf", Instant.now().toString());
    data.put("rows", facts.rows());
    data.put("trainRows", facts.rows() - facts.heldOut());
    data.put("holdoutRows", facts.heldOut());
    data.put("repeated", facts.repeated());
    data.put(SPREAD, JsonFiles.map(spread));
    return data;
  }

  @Override
  public Map<String, Object> options() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("images", run.images());
    options.putAll(run.options().inForce());
    options.put("holdoutShare", run.plan().holdoutShare());
    options.put("mode", run.plan().refit().mode().label());
    options.put("refitEvery", run.plan().refit().every());
    return options;
  }

  @Override
  public List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    CountLimits counts = run.plan().limits().counts();
    gates.add(counts.holdout("images", facts.heldOut()));
    gates.add(counts.rowLoss("images", facts.rows(), state.mostRecentRows(version -> true)));
    if (champion != null && run.options().likelihood().likelihood().isOfNumbers()) {
      gates.add(Gates.ofNumbers(run.plan().limits()));
    } else if (champion != null) {
      gates.addAll(new Gates(run.plan().limits(), spread, championSpread()).drift());
    }
    return gates;
  }

  private ImageSpread championSpread() {
    Object recorded = state.champion().orElseThrow().manifest().data().get(SPREAD);
    try {
      return recorded == null ? null : JsonFiles.convert(recorded, ImageSpread.class);
    } catch (BadInputException e) {
      throw new BadInputException(
          "data.%s in the manifest of version %d, the champion: %s; promote another version, or use another %s"
              .formatted(SPREAD, state.championNumber(), e.getMessage(), Setting.named("name")),
          e);
    }
  }

  @Override
  public String plan() {
    return String.format(
        Locale.ROOT,
        "would train on %,d images for %d epochs (mode %s) and compare on %,d with %s",
        facts.rows() - facts.heldOut(),
        run.options().settings().epochs(),
        label(wantsWarm()),
        facts.heldOut(),
        champion == null
            ? "none, since there is no champion yet"
            : "version " + state.championNumber());
  }

  private static String label(boolean warm) {
    return (warm ? Refit.Mode.WARM : Refit.Mode.FULL).label();
  }

  private boolean wantsWarm() {
    return champion != null && run.plan().refit().next(state) == Refit.Mode.WARM;
  }

  @Override
  public ModelKind.Challenger train() {
    long start = System.nanoTime();
    Dataset<Row> images = split.training();
    InputColumn input = run.options().input(images);
    EpochClock clock = new EpochClock(run.options().settings(), run.listener());
    TrainingState trained;
    ImageShape shape;
    boolean warm;
    Synchronization sync;
    try (CachedImages cached =
        CachedImages.loadForTraining(images, input, run.options().settings())) {
      shape = ImageShape.of(images, cached.inputs());
      VaeArchitecture architecture = run.options().architecture(cached.inputs());
      requireInputs(cached.inputs());
      warm = wantsWarm() && champion.weights().architecture().equals(architecture);
      VaeTraining training =
          new VaeTraining(architecture, run.options().settings(), run.options().blas())
              .withSynchronization(run.options().sync());
      trained =
          warm
              ? training.trainFrom(champion.weights(), cached, clock)
              : training.train(cached, clock);
      sync = cached.synchronization(run.options().sync()); // as it was done
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, Object> section = new LinkedHashMap<>();
    section.put(Refit.MODE, label(warm));
    section.put("images", trained.rows());
    section.put("epochs", trained.epoch());
    section.put("losses", clock.summaries(trained).stream().map(each -> each.loss()).toList());
    section.put("seconds", seconds);
    TrainSummary summary =
        TrainSummary.of(
            trained, clock, options(), BlasInUse.of(run.options().blas()), sync, seconds);
    ModelFolder folder =
        new ModelFolder(trained.result(), shape, run.options().settings().binarize());
    return new TrainedChallenger(
        new TrainedChallenger.Trained(folder, summary, run.options()), section, champion, split);
  }

  private void requireInputs(int inputs) {
    if (champion != null && champion.weights().architecture().inputs() != inputs) {
      throw new BadInputException(
          "the images have %d pixels and the champion's had %d, so that the two could not be compared: use another %s"
              .formatted(
                  inputs, champion.weights().architecture().inputs(), Setting.named("name")));
    }
  }

  @Override
  public void close() {
    // Only the training caches the images, and releases them itself.
  }
}
