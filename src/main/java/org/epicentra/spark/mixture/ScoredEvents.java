package org.epicentra.spark.mixture;

import static org.apache.spark.sql.functions.col;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.epicentra.BadInputException;
import org.epicentra.mixture.MixturePosterior;

/** Tables of events with their scores under a posterior. */
public final class ScoredEvents {
  private ScoredEvents() {}

  /** The scores of an event. */
  public enum Score {
    /** The most probable component, from 0; -1 where the background is more probable. */
    COMPONENT(DataTypes.IntegerType),
    /** Its probability, in (0, 1]. */
    PROBABILITY(DataTypes.DoubleType),
    /** The log predictive density, nats. */
    LOG_DENSITY(DataTypes.DoubleType),
    /** The entropy of the assignment, nats, 0 to log K. */
    ENTROPY(DataTypes.DoubleType),
    /** The probability of being background, 0 where the model has none. */
    BACKGROUND(DataTypes.DoubleType),
    /** The probability of each component. */
    RESPONSIBILITIES(DataTypes.createArrayType(DataTypes.DoubleType, false));

    private final DataType type;

    Score(DataType type) {
      this.type = type;
    }

    /** Of the column, which is never null. */
    public DataType type() {
      return type;
    }
  }

  /**
   * The rows with scores in further columns. A row that is no event fails the job that computes
   * them, with a {@link BadInputException} that names it.
   *
   * @param names the columns' names, for the scores that are wanted; none of the rows' own
   * @throws BadInputException when a column of the events is missing or cannot be used, or their
   *     locations have another number of coordinates than the posterior
   */
  public static Dataset<Row> of(
      Dataset<Row> rows,
      EventColumns columns,
      MixturePosterior posterior,
      Map<Score, String> names) {
    requireDimension(columns, posterior);
    EventSelection selection = new EventSelection(rows.schema(), columns);
    boolean all = names.containsKey(Score.RESPONSIBILITIES);
    Column scores = EventScoring.column(posterior, columns, selection, all);
    String struct = "scores_" + UUID.randomUUID(); // a name that no column has
    Dataset<Row> scored = rows.withColumn(struct, scores);
    for (Score score : Score.values()) {
      if (names.containsKey(score)) {
        scored = scored.withColumn(names.get(score), col(struct).getField(score.name()));
      }
    }
    return scored.drop(struct);
  }

  /**
   * @throws BadInputException when the location has several columns, and not as many as the
   *     posterior has coordinates
   */
  public static void requireDimension(EventColumns columns, MixturePosterior posterior) {
    int given = columns.location().size();
    if (given > 1 && given != posterior.dimension()) {
      throw new BadInputException(
          "The model has "
              + posterior.dimension()
              + " coordinates; the location has "
              + given
              + ": "
              + columns.location().stream().map(columns::label).collect(Collectors.joining(", ")));
    }
  }
}
