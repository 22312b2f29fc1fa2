package org.epicentra.vae.evaluation;

import java.io.Serializable;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What a survey of images is to find out.
 *
 * @param sample the rows that are measured one by one
 * @param shown how many of them, by rank, are to bring their pixels
 * @param numbers of z whose second moments are summed, ascending
 */
public record SurveyPlan(RowSample sample, int shown, int[] numbers) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The most numbers of z of which every pair is summed. */
  public static final int MOST_NUMBERS = 256;

  /**
   * The numbers of z whose posterior means vary most: all where there are at most {@value
   * #MOST_NUMBERS}.
   *
   * @param variances of the posterior means
   * @return ascending
   */
  public static int[] mostVaried(double[] variances) {
    return IntStream.range(0, variances.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -variances[i]))
        .limit(MOST_NUMBERS)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }
}
