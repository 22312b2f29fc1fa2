package org.epicentra.vae.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.epicentra.math.Moments;

/** The second moments of all rows and the rows of a sample. Mutable and mergeable. */
public final class SurveySum implements Serializable {
  private static final long serialVersionUID = 1L;

  private final CodeMoments moments;
  private final List<SurveyedRow> rows = new ArrayList<>();

  /**
   * Without rows.
   *
   * @param numbers surveyed numbers of z
   */
  public SurveySum(int numbers) {
    this.moments = new CodeMoments(numbers);
  }

  void add(SurveyedRow row) {
    rows.add(row);
  }

  /** Adds another's rows. */
  public void merge(SurveySum other) {
    moments.merge(other.moments);
    rows.addAll(other.rows);
  }

  /**
   * Adds a number to the log densities of the rows that have been added.
   *
   * @param jacobian what makes those of the inputs those of the numbers they come from, in nats
   */
  public void shift(double jacobian) {
    rows.forEach(row -> row.shift(jacobian));
  }

  /** Of the posterior means of the surveyed numbers of z, over all rows. */
  public CodeMoments moments() {
    return moments;
  }

  /** log p(x) of the rows of the sample, in nats; NaN where it was not estimated. */
  public Moments logLikelihood() {
    Moments moments = new Moments();
    rows().forEach(row -> moments.add(row.logLikelihood()));
    return moments;
  }

  /** The rows of the sample by their rank. */
  public List<SurveyedRow> rows() {
    return rows.stream().sorted(Comparator.comparingInt(SurveyedRow::rank)).toList();
  }
}
