package org.epicentra.job.retrain;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.epicentra.job.registry.ModelProbe;
import org.epicentra.report.retrain.MixtureViews;

/** The part of a nightly run that depends on the kind of model. */
public interface ModelKind {
  /** Names the kind, and scores its models without data. */
  ModelProbe probe();

  /**
   * Looks whether the files of the data are there, without Spark.
   *
   * @throws org.epicentra.BadInputException when they are not
   */
  void requireFiles(Configuration hadoop);

  /**
   * Checks that the data can be opened, without counting them.
   *
   * @throws org.epicentra.BadInputException when they cannot
   */
  void requireData(SparkSession spark);

  /** Opens the data and counts them. */
  Candidate open(SparkSession spark, RegistryState state);

  /** The data of a run, and the model to be trained on them. Closing it releases the data. */
  interface Candidate extends AutoCloseable {
    /** Identifies data and options: a run with the same makes nothing new. */
    String fingerprint();

    /** The section {@code data} of the manifest, with the fingerprint. */
    Map<String, Object> data();

    /** The options in force. */
    Map<String, Object> options();

    /** The results of the checks of the data. */
    List<Gate> gates();

    /** What a run would do with the data, in words. */
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

    /**
     * What a page shows of it besides numbers; computed when it is asked for. Null where there is
     * nothing.
     */
    default MixtureViews views() {
      return null;
    }

    /** Writes its files into a folder. */
    void write(Path folder, Configuration hadoop);

    /** The scores of a fixed probe by the model in a folder. */
    double[] probe(Path folder, Configuration hadoop);

    /** What the scores must be: those of the model in memory, all of them finite. */
    double[] probe();
  }
}
