package org.epicentra.cli.distribution;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.epicentra.cli.command.LocalJobCommand;
import org.epicentra.cli.command.TextTable;
import org.epicentra.distribution.FitTest;
import org.epicentra.distribution.RelaxationError;
import org.epicentra.job.LocalJob;
import org.epicentra.job.distribution.CategoricalSampleJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code distribution sample categorical}. */
@Command(
    name = "categorical",
    description = {
      "Categorical draws, directly and by the Gumbel-softmax.",
      "",
      "The position of a softmax draw's greatest entry has exactly this distribution, whatever the",
      "temperature; the draw itself and the gradient through it are biased. The table reports, from",
      "100,000 draws per temperature, the bias of the draw's mean and of the gradient of E[n^2] with",
      "respect to the logits, where n is the category's number, and their variances."
    })
final class SampleCategoricalCommand extends LocalJobCommand<CategoricalSampleJob.Result> {
  @Option(
      names = "--probabilities",
      paramLabel = "P",
      required = true,
      split = ",",
      description = "Probabilities of the categories 0, 1, ...; they sum to 1.")
  private double[] probabilities;

  @Option(
      names = "--temperature",
      paramLabel = "NUMBER",
      defaultValue = "0.1",
      description = "Temperature of the softmax, above 0. Default: ${DEFAULT-VALUE}.")
  private double temperature;

  @Option(
      names = "--hard",
      description = "Pass on one-hot values with the gradient of the softmax ('straight-through').")
  private boolean hard;

  @Mixin private SampleOptions sample;

  @Override
  protected LocalJob<CategoricalSampleJob.Result> job() {
    return new CategoricalSampleJob(
        probabilities, temperature, hard, sample.draws(), sample.chart("categorical"));
  }

  @Override
  protected void print(CategoricalSampleJob.Result result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "categorical distribution: %,d draws each way, seed %d; %s at temperature %s%n%n",
        result.count(),
        result.seed(),
        result.hard() ? "straight-through" : "softmax",
        result.temperature());
    printShares(result, out);
    out.println();
    printTest(out, "direct", result.direct().chiSquare());
    printTest(out, "greatest entry", result.reparameterised().chiSquare());
    out.println();
    printErrors(result.temperatures(), out);
    out.printf(Locale.ROOT, "%npicture  %s%n", result.output());
  }

  private static void printShares(CategoricalSampleJob.Result result, PrintWriter out) {
    TextTable shares =
        new TextTable("category", "probability", "direct", "greatest entry", "mean passed on");
    double count = result.count();
    for (int k = 0; k < result.probabilities().length; k++) {
      shares.add(
          String.valueOf(k),
          share(result.probabilities()[k]),
          share(result.direct().counts()[k] / count),
          share(result.reparameterised().counts()[k] / count),
          share(result.means()[k]));
    }
    shares.print(out);
  }

  private static void printErrors(List<RelaxationError> temperatures, PrintWriter out) {
    TextTable errors =
        new TextTable(
            "temperature",
            "bias of mean",
            "variance",
            "gradient's bias",
            "sampling error",
            "gradient's variance");
    for (RelaxationError error : temperatures) {
      errors.add(
          String.valueOf(error.temperature()),
          number(error.valueBias()),
          number(error.valueVariance()),
          number(error.gradientBias()),
          number(error.gradientBiasError()),
          number(error.gradientVariance()));
    }
    errors.print(out);
  }

  private static void printTest(PrintWriter out, String name, FitTest test) {
    out.printf(
        Locale.ROOT,
        "%-14s  chi-square %.3f, p-value %.4f%n",
        name,
        test.statistic(),
        test.pValue());
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
