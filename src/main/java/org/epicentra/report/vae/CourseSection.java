package org.epicentra.report.vae;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.epicentra.report.Figure;
import org.epicentra.report.Markup;
import org.epicentra.report.Numbers;
import org.epicentra.report.chart.Plot;
import org.epicentra.report.chart.Scale;
import org.epicentra.vae.training.Objective;

/** The losses by epoch: the loss and that of validation, and reconstruction and KL. */
final class CourseSection {
  private static final double[] SIZE = {560, 320};

  /** A share of the loss: by more than this it falls or rises, rather than trembles. */
  private static final double STILL = 1e-3;

  private final JsonNode summary;
  private final double[] epochs;
  private final double[] loss;
  private final double[] validation;
  private final double[] reconstruction;
  private final double[] kl;

  CourseSection(VaeFacts facts) {
    this.summary = facts.summary();
    this.epochs = column("epoch");
    this.loss = column("loss");
    this.validation = column("validationLoss");
    this.reconstruction = column("reconstruction");
    this.kl = column("kl");
  }

  private double[] column(String name) {
    JsonNode all = summary.path("epochs");
    double[] values = new double[all.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all.path(i).path(name).asDouble(Double.NaN);
    }
    return values;
  }

  Markup markup() {
    Markup page = new Markup();
    if (epochs.length == 0) {
      Figure.none(page, "No losses", "The model's summary has no epochs.");
      return page;
    }
    page.open("div", "class", "pair");
    Figure.add(page, "Loss by epoch", reading(), total());
    Figure.add(page, "Reconstruction and KL", terms(), split());
    page.close();
    return page;
  }

  private boolean hasValidation() {
    return Arrays.stream(validation).anyMatch(Double::isFinite);
  }

  private Scale across() {
    int last = (int) epochs[epochs.length - 1];
    return last > 1 ? Scale.whole(1 - 0.02 * last, 1.02 * last) : Scale.whole(0.4, 1.6);
  }

  private Markup total() {
    double low = Math.min(least(loss), least(validation));
    double high = Math.max(most(loss), most(validation));
    double margin = high > low ? 0.06 * (high - low) : 1;
    Scale up = Scale.linear(low - margin, high + 2 * margin);
    Plot plot = new Plot("losses", "Loss by epoch", SIZE, across(), up);
    plot.axes("epoch", "nats per image");
    curve(plot, "curve", loss);
    if (hasValidation()) {
      curve(plot, "curve second", validation);
    }
    best(plot, low - margin, high + 2 * margin);
    key(plot, 0, "curve", "loss of the training images");
    if (hasValidation()) {
      key(plot, 1, "curve second", "validation");
    }
    return plot.finished();
  }

  private void best(Plot plot, double low, double high) {
    JsonNode best = summary.path("bestEpoch");
    if (best.isNumber()) {
      double at = best.asDouble();
      plot.begin("guide").rule(at, low, at, high).end();
      boolean right = at < (epochs[0] + epochs[epochs.length - 1]) / 2;
      double height = low + 0.55 * (high - low);
      plot.note(
          at,
          height,
          right ? "\u2002kept: " + best.asInt() : "kept: " + best.asInt() + "\u2002",
          right ? "start" : "end");
    }
  }

  private Markup split() {
    double high = 1.25 * Math.max(most(reconstruction), most(kl));
    Plot plot =
        new Plot(
            "terms",
            "Reconstruction and KL by epoch",
            SIZE,
            across(),
            Scale.linear(0, Math.max(1e-3, high)));
    plot.axes("epoch", "nats per image");
    curve(plot, "curve", reconstruction);
    curve(plot, "curve second", kl);
    key(plot, 0, "curve", "reconstruction, \u2212E log p(x|z)");
    key(plot, 1, "curve second", "KL of posterior and prior");
    return plot.finished();
  }

  private void curve(Plot plot, String kind, double[] values) {
    plot.begin(kind);
    new LossCurve(epochs, values, summary.path("bestEpoch").asInt(-1)).draw(plot);
    plot.end();
  }

  /** A line of the key, in the upper right corner, which falling curves leave free. */
  private static void key(Plot plot, int line, String kind, String name) {
    double[] frame = plot.frame();
    double right = frame[0] + frame[2] - 6;
    double y = frame[1] + 12 + 20 * line;
    Markup svg = plot.svg();
    svg.open("g", "class", kind);
    svg.empty("line", "x1", right - 34, "x2", right, "y1", y, "y2", y);
    svg.empty("circle", "cx", right - 17, "cy", y, "r", 2.6);
    svg.element("text", name, "x", right - 42, "y", y + 4, "text-anchor", "end");
    svg.close();
  }

  private static double least(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.POSITIVE_INFINITY);
  }

  private static double most(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NEGATIVE_INFINITY);
  }

  private String reading() {
    int last = loss.length - 1;
    StringBuilder text = new StringBuilder();
    if (last == 0) {
      text.append("In its one epoch the loss was on average ").append(number(loss[0]));
      text.append(" nats per image");
    } else {
      text.append("The loss went from ").append(number(loss[0])).append(" to ");
      text.append(number(loss[last])).append(" nats per image in ");
      text.append(Numbers.of(summary.path("epochs").size(), "epoch"));
      text.append(", by ").append(number(loss[last] - loss[last - 1])).append(" in the last");
      text.append(wasFalling() ? ": it was still falling" : "");
    }
    if (isWeighted()) {
      text.append("; it is minus the importance-weighted bound");
    }
    return text.append(". ").append(validationReading()).append(stop()).toString().strip();
  }

  private boolean isWeighted() {
    return Objective.IWAE.label().equals(summary.path("settings").path("objective").asText());
  }

  /** Whether the loss fell in the last epoch, and validation, if any, was at its lowest. */
  private boolean wasFalling() {
    int last = loss.length - 1;
    boolean fell = loss[last - 1] - loss[last] > STILL * Math.abs(loss[last]);
    return fell && (!hasValidation() || lastValidated() == lowestValidated());
  }

  /** The last epoch after which there was a validation, as its place from 0. */
  private int lastValidated() {
    int last = validation.length - 1;
    while (!Double.isFinite(validation[last])) {
      last--;
    }
    return last;
  }

  /** The last of the epochs after which validation was at its lowest, as its place from 0. */
  private int lowestValidated() {
    int lowest = lastValidated();
    for (int i = lowest; i >= 0; i--) {
      lowest = validation[i] < validation[lowest] ? i : lowest;
    }
    return lowest;
  }

  private String validationReading() {
    if (!hasValidation()) {
      return "There was no validation.";
    }
    int last = lastValidated();
    int lowest = lowestValidated();
    boolean atEnd = last == validation.length - 1;
    String end =
        (atEnd
                ? "Validation ended at "
                : "The last validation, after epoch " + epoch(last) + ", was ")
            + number(validation[last]);
    double above = validation[last] - validation[lowest];
    return lowest == last
        ? end + ", its lowest."
        : end
            + ", "
            + number(above)
            + " above its lowest, after epoch "
            + epoch(lowest)
            + (above > STILL * Math.abs(validation[lowest])
                ? ": since then the network overfits its training images."
                : ".");
  }

  private int epoch(int place) {
    return (int) epochs[place];
  }

  private String stop() {
    JsonNode best = summary.path("bestEpoch");
    if (!best.isNumber()) {
      return "";
    }
    return (summary.path("stoppedEarly").asBoolean()
            ? " Training stopped early; the weights after epoch "
            : " The weights after epoch ")
        + best.asInt()
        + " were kept.";
  }

  private String terms() {
    int last = kl.length - 1;
    String end =
        (isWeighted() && summary.path("settings").path("samples").asInt() > 1
                ? "They are those of the plain bound, and do not sum to the loss. "
                : "")
            + "At the end "
            + number(reconstruction[last])
            + " nats go to the reconstruction and "
            + number(kl[last])
            + " to the code z, "
            + Numbers.percent(kl[last] / (kl[last] + reconstruction[last]))
            + " of both";
    return last == 0
        ? end + "."
        : end
            + "; since the first epoch the code "
            + (kl[last] >= kl[0] ? "has grown" : "has shrunk")
            + " by "
            + number(Math.abs(kl[last] - kl[0]))
            + " and the reconstruction "
            + (reconstruction[last] <= reconstruction[0] ? "gained " : "lost ")
            + number(Math.abs(reconstruction[0] - reconstruction[last]))
            + ".";
  }

  private static String number(double value) {
    return Numbers.fixed(value, 2);
  }
}
