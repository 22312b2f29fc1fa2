package org.epicentra.job.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.catalog.EventTypes;
import org.epicentra.job.Job;
import org.epicentra.job.catalog.ImportJob;
import org.epicentra.job.mixture.EvaluateJob;
import org.epicentra.job.mixture.FitJob;
import org.epicentra.job.mixture.FitOptions;
import org.epicentra.job.mixture.ModelApplication;
import org.epicentra.job.mixture.PredictJob;
import org.epicentra.job.mixture.ReportJob;
import org.epicentra.job.mixture.TableFormat;
import org.epicentra.job.vae.EpochListener;
import org.epicentra.mixture.IterationListener;
import org.epicentra.mixture.MixtureFamily;
import org.epicentra.mixture.MixtureSettings;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.selection.SelectionOptions;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;
import org.epicentra.storage.RunStatus;

/**
 * {@code demo}: the tour. It imports the bundled catalog, a week of the world's earthquakes, fits a
 * mixture, assigns the events to the components, and evaluates the fit; then it trains a small
 * autoencoder on bundled digits and draws new ones.
 *
 * @param folder of all outputs
 * @param overwrite whether the outputs of an earlier tour are replaced
 * @param steps receives the title of each step before it begins
 * @param listener receives the progress of the fit
 * @param epochs receives the progress of the training
 */
public record DemoJob(
    String folder,
    boolean overwrite,
    Consumer<String> steps,
    IterationListener listener,
    EpochListener epochs)
    implements Job<DemoJob.Result> {
  private static final String RESOURCES = "/org/epicentra/sample/";
  private static final String SAMPLE = "usgs-all-week-2018-02.geojson.gz";
  private static final SelectionOptions AS_USUAL =
      new SelectionOptions(null, null, null, null, null, null);

  /** The number of components that the tour fits. */
  public static final int COMPONENTS = 20;

  private static final int RESTARTS = 5;

  /** The greatest number of iterations of the tour's fit. */
  public static final int ITERATIONS = 200;

  /**
   * The results of the steps.
   *
   * @param output the folder
   * @param raw the path of the raw catalog
   * @param catalog of the import
   * @param fit of the mixture
   * @param predictions of the components
   * @param evaluation of the fit
   * @param digits of the autoencoder
   */
  public record Result(
      String output,
      String raw,
      ImportJob.Result catalog,
      FitJob.Result fit,
      PredictJob.Result predictions,
      EvaluateJob.Result evaluation,
      SampleDigits.Result digits) {}

  /** All that the tour writes; the status is in the folder, beside the model. */
  @Override
  public List<OutputTarget> targets() {
    List<OutputTarget> targets = new ArrayList<>();
    targets.add(new OutputTarget(in("model"), OutputKind.MIXTURE, overwrite, List.of()));
    for (String table : List.of("catalog", "rejects", "predictions")) {
      targets.add(new OutputTarget(in(table), OutputKind.TABLE, overwrite, List.of()));
    }
    targets.add(new OutputTarget(in("report.html"), OutputKind.PAGE, overwrite, List.of()));
    targets.add(sample(in("raw/" + SAMPLE), overwrite));
    targets.addAll(digits().targets());
    return targets;
  }

  private SampleDigits digits() {
    return new SampleDigits(folder, overwrite, steps, epochs);
  }

  @Override
  public void check(Configuration hadoop) {
    refuseExisting(hadoop);
    Job.super.check(hadoop);
  }

  @Override
  public Result run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    steps.accept("1/6 importing the bundled catalog: a week of the world's earthquakes");
    String raw = in("raw/" + SAMPLE);
    copySample(SAMPLE, raw, overwrite, hadoop);
    CatalogSource rawSource = source(raw);
    List<String> types = List.of(EventTypes.EARTHQUAKE);
    ImportJob.Result catalog =
        new ImportJob(
                rawSource, types, in("catalog"), in("rejects"), overwrite, ImportJob.MAX_REJECTED)
            .run(spark);

    steps.accept("2/6 fitting " + COMPONENTS + " components, and drawing them");
    CatalogSource imported = source(in("catalog"));
    FitJob.Result fit =
        new FitJob(imported, AS_USUAL, fitOptions(), outputs(), listener).run(spark);

    steps.accept("3/6 assigning the events to the components");
    ModelApplication application = new ModelApplication(in("model"), imported, AS_USUAL);
    PredictJob.Result predictions =
        new PredictJob(application, in("predictions"), TableFormat.PARQUET, overwrite, false)
            .run(spark);

    steps.accept("4/6 evaluating");
    EvaluateJob.Result evaluation = new EvaluateJob(application).run(spark);
    SampleDigits.Result digits = digits().run(spark);
    return new Result(folder, raw, catalog, fit, predictions, evaluation, digits);
  }

  private String in(String name) {
    return folder + "/" + name;
  }

  private static CatalogSource source(String path) {
    return new CatalogSource(List.of(path), CatalogSource.AUTO, Map.of());
  }

  private static FitOptions fitOptions() {
    MixtureSettings usual = MixtureSettings.defaults(COMPONENTS);
    MixtureSettings settings =
        new MixtureSettings(
            COMPONENTS,
            usual.init(),
            RESTARTS,
            usual.seed(),
            ITERATIONS,
            usual.tolerance(),
            usual.acceleration(),
            usual.moves());
    return new FitOptions(settings, PriorSpecification.defaults(MixtureFamily.DEFAULT), null, null);
  }

  private FitJob.Outputs outputs() {
    ReportJob.Outputs report = new ReportJob.Outputs(in("report.html"), null, overwrite);
    return new FitJob.Outputs(in("model"), null, overwrite, false, report);
  }

  private void refuseExisting(Configuration hadoop) {
    HadoopPath path = HadoopPath.of(folder, hadoop);
    try {
      if (!overwrite && holdsMoreThanTheStatus(path)) {
        throw new BadInputException(
            "the folder %s exists: name another with %s, or add %s"
                .formatted(folder, Setting.named("output"), Setting.named("overwrite")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Whether the folder holds anything but a status, or is a file. */
  private static boolean holdsMoreThanTheStatus(HadoopPath folder) throws IOException {
    if (!folder.files().exists(folder.path())) {
      return false;
    }
    for (FileStatus entry : folder.files().listStatus(folder.path())) {
      if (!entry.getPath().getName().equals(RunStatus.FILE)) {
        return true;
      }
    }
    return false;
  }

  /** The target of a bundled file. */
  static OutputTarget sample(String target, boolean overwrite) {
    return new OutputTarget(target, OutputKind.FILE, overwrite, List.of());
  }

  /** Copies a bundled file. */
  static void copySample(String name, String target, boolean overwrite, Configuration hadoop) {
    try (AtomicOutput output = AtomicOutput.open(sample(target, overwrite), hadoop);
        InputStream in = DemoJob.class.getResourceAsStream(RESOURCES + name)) {
      try (OutputStream out = HadoopPath.of(target, hadoop).files().create(output.stage())) {
        in.transferTo(out);
      }
      output.commit();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target + ": " + e.getMessage(), e);
    }
  }
}
