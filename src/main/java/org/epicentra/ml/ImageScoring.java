package org.epicentra.ml;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.epicentra.BadInputException;
import org.epicentra.spark.images.ImagePixels;
import org.epicentra.vae.evaluation.EvaluationSettings;
import org.epicentra.vae.evaluation.ImageEncoder;
import org.epicentra.vae.images.Standardization;
import org.epicentra.vae.kernel.FlatFloats;
import org.epicentra.vae.network.VaeArchitecture;

/** Adds the outputs of a network to the rows of a partition, block by block. */
record ImageScoring(
    VaeArchitecture architecture,
    Broadcast<FlatFloats> weights,
    EvaluationSettings settings,
    Source source,
    Outputs outputs)
    implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /**
   * The column of images.
   *
   * @param field its index in a row
   * @param reader of its inputs
   * @param standardization of these; null for none
   * @param logJacobian see {@link org.epicentra.vae.network.VaeWeights#logJacobian}
   */
  record Source(int field, ImagePixels reader, Standardization standardization, double logJacobian)
      implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** The output columns that are on; they follow those of the row in this order. */
  record Outputs(
      boolean mean, boolean logVariance, boolean elbo, boolean reconstruction, boolean anomalyScore)
      implements Serializable {
    private static final long serialVersionUID = 1L;

    int count() {
      return (mean ? 1 : 0)
          + (logVariance ? 1 : 0)
          + (elbo ? 1 : 0)
          + (reconstruction ? 1 : 0)
          + (anomalyScore ? 1 : 0);
    }
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Scored(rows);
  }

  private final class Scored implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final ImageEncoder encoder = new ImageEncoder(architecture, settings);
    private final Row[] block = new Row[encoder.block()];
    private final double logJacobian = source.logJacobian();
    private final float[] means =
        outputs.reconstruction() ? new float[encoder.block() * architecture.inputs()] : null;
    private final Queue<Row> ready = new ArrayDeque<>();

    Scored(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return !ready.isEmpty() || rows.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (ready.isEmpty()) {
        score();
      }
      return ready.remove();
    }

    private void score() {
      int count = 0;
      while (count < block.length && rows.hasNext()) {
        block[count] = rows.next();
        read(block[count].get(source.field()), count);
        count++;
      }
      float[] values = weights.value().values();
      encoder.encode(values, count);
      if (means != null) {
        reconstruct(values, count);
      }
      for (int i = 0; i < count; i++) {
        ready.add(withOutputs(block[i], i));
      }
    }

    private void reconstruct(float[] values, int count) {
      encoder.reconstruct(values, count, means);
      for (int i = 0; source.standardization() != null && i < count; i++) {
        source.standardization().restore(means, i * architecture.inputs());
      }
    }

    private void read(Object image, int at) {
      int inputs = architecture.inputs();
      boolean numbers = architecture.likelihood().isOfNumbers();
      int size = source.reader().count(image);
      String fault =
          size < 0
              ? "it is null"
              : size != inputs
                  ? "it has %d %s and must have %d"
                      .formatted(size, numbers ? "numbers" : "pixels", inputs)
                  : source.reader().copy(image, encoder.pixels(), at * inputs);
      if (fault != null) {
        throw new BadInputException(
            "%s cannot be encoded: %s.".formatted(numbers ? "A row" : "An image", fault));
      }
    }

    private Row withOutputs(Row row, int i) {
      int codes = architecture.codes();
      Object[] values = new Object[row.size() + outputs.count()];
      int at = 0;
      while (at < row.size()) {
        values[at] = row.get(at);
        at++;
      }
      if (outputs.mean()) {
        values[at++] = doubles(encoder.mean(), i * codes, codes);
      }
      if (outputs.logVariance()) {
        values[at++] = doubles(encoder.logVariance(), i * codes, codes);
      }
      if (outputs.elbo()) {
        values[at++] = encoder.elbo(i) + logJacobian;
      }
      if (outputs.reconstruction()) {
        int inputs = architecture.inputs();
        values[at++] = Arrays.copyOfRange(means, i * inputs, (i + 1) * inputs);
      }
      if (outputs.anomalyScore()) {
        values[at] = -encoder.elbo(i) - logJacobian;
      }
      return RowFactory.create(values);
    }
  }

  private static double[] doubles(float[] values, int from, int count) {
    double[] copy = new double[count];
    for (int i = 0; i < count; i++) {
      copy[i] = values[from + i];
    }
    return copy;
  }
}
