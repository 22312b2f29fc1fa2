package org.epicentra.spark.mixture;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.MixtureScorer;
import org.epicentra.spark.mixture.ScoredEvents.Score;

/** Scores one event: a function of its coordinates, strength and id, which gives a struct. */
final class EventScoring implements UDF5<Double, Double, Double, Double, String, Row> {
  private static final long serialVersionUID = 1L;

  /** What one thread needs; rows of different tasks may come at once where Spark runs locally. */
  private static final class Buffers {
    final MixtureScorer scorer;
    final double[] x;
    final double[] responsibilities;

    Buffers(MixturePosterior posterior) {
      this.scorer = new MixtureScorer(posterior);
      this.x = new double[posterior.dimension()];
      this.responsibilities = new double[posterior.components()];
    }
  }

  private final MixturePosterior posterior;
  private final EventColumns columns;
  private final boolean withResponsibilities;
  private transient volatile ThreadLocal<Buffers> buffers;

  private EventScoring(
      MixturePosterior posterior, EventColumns columns, boolean withResponsibilities) {
    this.posterior = posterior.withoutStrengths();
    this.columns = columns;
    this.withResponsibilities = withResponsibilities;
  }

  /**
   * The struct column of {@link Score}s.
   *
   * @param all whether the responsibilities are among them
   */
  static Column column(
      MixturePosterior posterior, EventColumns columns, EventSelection selection, boolean all) {
    StructType struct = new StructType();
    for (Score score : Score.values()) {
      if (all || score != Score.RESPONSIBILITIES) {
        struct = struct.add(score.name(), score.type(), false);
      }
    }
    Column[] x = selection.coordinates(posterior.dimension());
    Column none = lit(null).cast(DataTypes.DoubleType);
    return udf(new EventScoring(posterior, columns, all), struct)
        .asNonNullable()
        .apply(x[0], x[1], x.length > 2 ? x[2] : none, selection.strength(), selection.id());
  }

  @Override
  public Row call(Double x, Double y, Double z, Double count, String id) {
    Buffers mine = buffers();
    mine.x[0] = x == null ? Double.NaN : x;
    mine.x[1] = y == null ? Double.NaN : y;
    if (mine.x.length > 2) {
      mine.x[2] = z == null ? Double.NaN : z;
    }
    double strength = count == null ? Double.NaN : count;
    RejectedEvents.Fault fault = RejectedEvents.fault(mine.x, count != null, strength, 1);
    if (fault != null) {
      List<Double> location = Arrays.asList(x, y, z).subList(0, mine.x.length);
      String name = RejectedEvents.name(id, location, count);
      throw RejectedEvents.asException(fault, name, columns);
    }
    double[] r = mine.responsibilities;
    double logDensity =
        withResponsibilities
            ? mine.scorer.score(mine.x, strength, r)
            : mine.scorer.score(mine.x, strength);
    int component = mine.scorer.component();
    double entropy = mine.scorer.entropy();
    double probability = mine.scorer.probability();
    double background = mine.scorer.background();
    return withResponsibilities
        ? RowFactory.create(component, probability, logDensity, entropy, background, r.clone())
        : RowFactory.create(component, probability, logDensity, entropy, background);
  }

  private Buffers buffers() {
    ThreadLocal<Buffers> local = buffers;
    if (local == null) {
      synchronized (this) {
        if (buffers == null) {
          buffers = ThreadLocal.withInitial(() -> new Buffers(posterior));
        }
        local = buffers;
      }
    }
    return local.get();
  }
}
