package org.epicentra.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.epicentra.gradient.EstimatorMeasurement;
import org.epicentra.gradient.GradientExperiment;

/**
 * Runs the chunks of an experiment as tasks and merges their measurements in the order of the
 * chunks, so that the result, except for its times, is identical for any number of tasks.
 */
public final class SparkExperiment {
  private SparkExperiment() {}

  /**
   * The measurements over all chunks. The experiment is sent by broadcast, since it may hold a
   * network.
   */
  public static List<EstimatorMeasurement> run(SparkSession spark, GradientExperiment experiment) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<Integer> chunks =
        new ArrayList<>(IntStream.range(0, experiment.chunks()).boxed().toList());
    int tasks = Math.min(chunks.size(), 4 * context.defaultParallelism());
    JavaBroadcast<GradientExperiment> sent = new JavaBroadcast<>(spark.sparkContext(), experiment);
    List<List<EstimatorMeasurement>> parts =
        context.parallelize(chunks, tasks).mapPartitions(part -> run(sent, part)).collect();
    List<EstimatorMeasurement> merged = parts.get(0);
    for (List<EstimatorMeasurement> next : parts.subList(1, parts.size())) {
      for (int i = 0; i < merged.size(); i++) {
        merged.get(i).merge(next.get(i));
      }
    }
    return merged;
  }

  private static Iterator<List<EstimatorMeasurement>> run(
      JavaBroadcast<GradientExperiment> sent, Iterator<Integer> chunks) {
    GradientExperiment experiment = sent.read(GradientExperiment.class);
    List<List<EstimatorMeasurement>> measured = new ArrayList<>();
    chunks.forEachRemaining(chunk -> measured.add(experiment.run(chunk)));
    return measured.iterator();
  }
}
