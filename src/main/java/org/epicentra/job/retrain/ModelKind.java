package org.epicentra.job.retrain;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** What of a nightly run depends on the kind of model. */
public interface ModelKind {
  /** The kind, as manifests have it. */
  String kind();

  /**
   * Looks whether the data can be opened, without counting it.
   *
   * @throws org.epicentra.BadInputException when it cannot
   */
  void requireData(SparkSession spark);

  /** Opens the data and counts it. */
  Candidate open(SparkSession spark, RegistryState state);

  /** The data of a run, and the model that is to be made of it. Close to release the data. */
  interface Candidate extends AutoCloseable {
    /** Of data and options: the same again is nothing new. */
    String fingerprint();

    /** The section {@code data} of the manifest, with the fingerprint. */
    Map<String, Object> data();

    /** The options in force. */
    Map<String, Object> options();

    /** The checks of the data. */
    List<Gate> gates();

    /** What training will do, in words. */
    String plan();

    /** Trains the challenger. */
    Challenger train();

    @Override
    void close();
  }

  /** A trained model that is not published yet. */
  interface Challenger {
    /** The section {@code training} of the manifest. */
    Map<String, Object> training();

    /** Measures it against the champion on the hold-out. */
    Comparison compare(PromotionRule rule);

    /** Puts its files into a folder. */
    void write(Path folder, Configuration hadoop);

    /** Scores of a fixed probe by the model of a folder. */
    double[] probe(Path folder, Configuration hadoop);

    /** What the scores must be: those of the model in memory, all finite. */
    double[] probe();
  }
}
