package org.epicentra.job.mixture;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.catalog.geography.Region;
import org.epicentra.job.catalog.EventInput;
import org.epicentra.spark.catalog.CatalogRows;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceTables;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.SelectionOptions;
import org.epicentra.spark.selection.WithinRegion;

/**
 * A model, and the catalog that it is to be applied to.
 *
 * @param model folder of the model
 * @param source the catalog
 * @param selection what is selected otherwise than for the fit; null values are as they were for it
 */
public record ModelApplication(String model, CatalogSource source, SelectionOptions selection) {

  /** All that is read. */
  public List<String> paths() {
    List<String> paths = new ArrayList<>(source.paths());
    paths.add(model);
    return paths;
  }

  /**
   * Looks whether the model and the files of the catalog are there.
   *
   * @throws org.epicentra.BadInputException when one is missing, or the model is damaged
   */
  public void requireInputs(Configuration hadoop) {
    readModel(hadoop);
    SourceTables.requireFiles(source, hadoop);
  }

  /**
   * Reads the model.
   *
   * @throws org.epicentra.BadInputException as {@link ModelFolder#read}
   */
  public ModelFolder readModel(Configuration hadoop) {
    return ModelFolder.read(model, hadoop);
  }

  CatalogSelection select(SparkSession spark, ModelFolder folder) {
    return select(spark, folder, selection.orElse(folder.selection()));
  }

  /**
   * For a page: takes no weights either, and where the model has a region that was given, only the
   * events within it, as its fit did.
   *
   * @throws org.epicentra.BadInputException when none lies within
   */
  Opened open(SparkSession spark, ModelFolder folder) {
    SelectionOptions merged = selection.orElse(folder.selection()).withoutWeight();
    CatalogRows catalog = EventInput.find(spark, source, merged);
    EventInput.report(spark, source, catalog);
    CatalogSelection all = CatalogSelection.of(catalog.rows(), merged, folder.projection());
    Region region = folder.posterior().prior().givenRegion();
    return new Opened(catalog, WithinRegion.counted(all, region));
  }

  /** A catalog, and the events that were selected of it and lie within the model's region. */
  record Opened(CatalogRows catalog, WithinRegion selected) {}

  /** For a use that takes no weights: the catalog need not have what the fit's are made of. */
  public CatalogSelection selectUnweighted(SparkSession spark, ModelFolder folder) {
    return select(spark, folder, selection.orElse(folder.selection()).withoutWeight());
  }

  private CatalogSelection select(SparkSession spark, ModelFolder folder, SelectionOptions merged) {
    Dataset<Row> catalog = EventInput.open(spark, source, merged);
    return CatalogSelection.of(catalog, merged, folder.projection());
  }
}
