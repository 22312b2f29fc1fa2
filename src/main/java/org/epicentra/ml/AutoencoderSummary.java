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

  AutoencoderSummary(List<EpochReport> epochs) {
    this.epochs = List.copyOf(epochs);
  }

  /** The report of each epoch. */
  public List<EpochReport> epochs() {
    return epochs;
  }

  /** The mean loss of each epoch, nats a row. */
  @Override
  public double[] objectiveHistory() {
    return epochs.stream().mapToDouble(EpochReport::loss).toArray();
  }

  /** The epochs done. */
  @Override
  public int totalIterations() {
    return epochs.size();
  }
}
