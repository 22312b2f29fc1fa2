package org.epicentra.job.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.catalog.CatalogColumns;
import org.epicentra.job.Job;
import org.epicentra.job.mixture.ModelApplication;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.job.mixture.Scoring;
import org.epicentra.spark.export.EventFeatures;
import org.epicentra.spark.export.GeoParquetPoints;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputTarget;

/**
 * {@code cavi export} of the components, and of the events of a catalog with the components they
 * belong to.
 *
 * @param application the model and the catalog
 * @param output what to write
 */
public record EventExportJob(ModelApplication application, FormattedOutput output)
    implements Job<WrittenParts> {
  private static final String COMPONENT = "component";

  @Override
  public List<OutputTarget> targets() {
    return List.of(output.target(application.paths()));
  }

  @Override
  public void requireInputs(Configuration hadoop) {
    application.requireInputs(hadoop);
    output.requireGeography(application.readModel(hadoop));
  }

  @Override
  public WrittenParts run(SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (AtomicOutput file = AtomicOutput.open(targets().get(0), hadoop)) {
      ModelFolder folder = application.readModel(hadoop);
      CatalogSelection events = application.selectUnweighted(spark, folder);
      Scoring.requirePossible(application.model(), folder.posterior(), events);
      Dataset<Row> assigned = Scoring.assigned(folder.posterior(), events, false);
      WrittenParts result =
          Scoring.explained(events, () -> write(file.stage(), hadoop, folder, assigned));
      if (result.events() == 0) {
        throw events.none();
      }
      file.commit();
      return result;
    }
  }

  private WrittenParts write(
      Path file, Configuration hadoop, ModelFolder folder, Dataset<Row> assigned) {
    EventFeatures features = new EventFeatures(assigned, folder.projection().hasGeography());
    if (output.format() == OutputFormat.GEOPARQUET) {
      return result(null, null, writeParquet(features, file, hadoop));
    }
    Instant changed = FormattedOutput.changed(application.model(), hadoop);
    if (!output.format().hasComponents()) {
      return result(null, null, output.write(file, hadoop, changed, features::write));
    }
    ModelLayers layers =
        new ModelLayers(folder, output.format().hasTimes() ? times(assigned) : Map.of());
    return output.write(
        file,
        hadoop,
        changed,
        writer -> {
          int without = layers.writeOutlines(writer);
          return result(layers.components(), without, features.write(writer));
        });
  }

  private long writeParquet(EventFeatures features, Path file, Configuration hadoop) {
    try {
      return GeoParquetPoints.write(features, file, hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private WrittenParts result(Integer components, Integer without, long events) {
    return new WrittenParts(output.format(), components, without, events, null, output.path());
  }

  /** When the first and the last event of each component were. */
  private static Map<Integer, ModelLayers.Span> times(Dataset<Row> assigned) {
    Map<Integer, ModelLayers.Span> spans = new TreeMap<>();
    if (Arrays.asList(assigned.columns()).contains(CatalogColumns.TIME)) {
      for (Row row :
          assigned
              .groupBy(col(COMPONENT))
              .agg(min(CatalogColumns.TIME), max(CatalogColumns.TIME))
              .collectAsList()) {
        if (row.get(1) instanceof Timestamp begin && row.get(2) instanceof Timestamp end) {
          spans.put(row.getInt(0), new ModelLayers.Span(begin.toInstant(), end.toInstant()));
        }
      }
    }
    return spans;
  }
}
