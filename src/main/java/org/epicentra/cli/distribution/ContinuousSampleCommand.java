package org.epicentra.cli.distribution;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.epicentra.cli.command.LocalJobCommand;
import org.epicentra.cli.command.TextTable;
import org.epicentra.distribution.FitTest;
import org.epicentra.job.LocalJob;
import org.epicentra.job.distribution.SampleJob;
import picocli.CommandLine.Mixin;

/** Draws from a distribution with a density; subclasses take its parameters. */
abstract class ContinuousSampleCommand extends LocalJobCommand<SampleJob.Result> {
  @Mixin private SampleOptions sample;

  abstract SampleJob.Parameters parameters();

  @Override
  protected final LocalJob<SampleJob.Result> job() {
    SampleJob.Parameters parameters = parameters();
    return new SampleJob(parameters, sample.draws(), sample.chart(parameters.family().label()));
  }

  @Override
  protected final void print(SampleJob.Result result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s distribution, %s: %,d draws each way, seed %d%n%n",
        result.distribution(),
        described(result.parameters()),
        result.count(),
        result.seed());
    TextTable table = new TextTable("", "mean", "variance", "K-S statistic", "p-value");
    table.add("distribution", number(result.mean()), number(result.variance()), "", "");
    addSample(table, "direct", result.direct());
    addSample(table, "reparameterised", result.reparameterised());
    FitTest between = result.twoSample();
    table.add("one against the other", "", "", number(between.statistic()), p(between));
    table.print(out);
    out.println();
    TextTable gradients =
        new TextTable("derivative of the mean by", "from the draws", "standard error", "exact");
    result
        .gradients()
        .forEach(
            (name, gradient) ->
                gradients.add(
                    name,
                    number(gradient.estimate()),
                    number(gradient.standardError()),
                    number(gradient.exact())));
    gradients.print(out);
    out.printf(Locale.ROOT, "%npicture  %s%n", result.output());
  }

  private static void addSample(TextTable table, String name, SampleJob.Sample sample) {
    FitTest fit = sample.kolmogorovSmirnov();
    table.add(
        name, number(sample.mean()), number(sample.variance()), number(fit.statistic()), p(fit));
  }

  private static String described(Map<String, Double> parameters) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.5g", value);
  }

  private static String p(FitTest test) {
    return String.format(Locale.ROOT, "%.4f", test.pValue());
  }
}
