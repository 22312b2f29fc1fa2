package org.epicentra.ml;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.classification.TrainingSummary;
import org.apache.spark.ml.util.Summary;
import org.epicentra.vae.training.EpochReport;

/** How the training of a {@link VariationalAutoencoder} went. */
public final class AutoencoderSummary implements TrainingSummary, Summary, Serializable {
  private static final long serialVersionUID = 1L;

  private final List<EpochReport> epochs;
  private final double[] losses;

  AutoencoderSummary(List<EpochReport> epochs) {
    this.epochs = List.copyOf(epochs);
    this.losses = epochs.stream().mapToDouble(EpochReport::loss).toArray();
  }

  /** Of a training of which no more is known than its losses. */
  AutoencoderSummary(double[] losses) {
    this.epochs = List.of();
    this.losses = losses;
  }

  /** The report of each epoch; none where Spark Connect had put the model aside. */
  public List<EpochReport> epochs() {
    return epochs;
  }

  /** The mean loss of each epoch, nats a row. */
  @Override
  public double[] objectiveHistory() {
    return losses.clone();
  }

  /** The epochs done. */
  @Override
  public int totalIterations() {
    return losses.length;
  }
}
