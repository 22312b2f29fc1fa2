package org.epicentra.job.catalog;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.epicentra.BadInputException;
import org.epicentra.catalog.description.CatalogDescription;
import org.epicentra.job.Job;
import org.epicentra.spark.catalog.CatalogReader;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.epicentra.spark.catalog.source.SourceTables;

/** {@code catalog describe}: describes a catalog before a model is fitted to it. */
public record DescribeJob(CatalogSource source) implements Job<CatalogDescription> {

  @Override
  public void requireInputs(Configuration hadoop) {
    SourceTables.requireFiles(source, hadoop);
  }

  @Override
  public CatalogDescription run(SparkSession spark) {
    CatalogDescription description = CatalogReader.open(spark, source).describe();
    if (description.events() == 0) {
      throw new BadInputException(
          String.join(", ", source.paths())
              + " holds no usable event; rejected records: "
              + description.rejections());
    }
    return description;
  }
}
