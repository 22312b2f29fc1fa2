package org.epicentra.job.mixture;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.job.ReportOutput;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.description.AssignedEvents;
import org.epicentra.mixture.description.EventExtents;
import org.epicentra.mixture.description.TallyPlan;
import org.epicentra.picture.Png;
import org.epicentra.report.map.GroundMap;
import org.epicentra.report.map.MapDrawing;
import org.epicentra.report.map.MapFrame;
import org.epicentra.report.mixture.FitFacts;
import org.epicentra.report.mixture.FitMap;
import org.epicentra.report.mixture.FitPage;
import org.epicentra.spark.catalog.CatalogRows;
import org.epicentra.spark.catalog.ImportCounts;
import org.epicentra.spark.mixture.ModelFiles;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.SelectionTallies;
import org.epicentra.spark.selection.WithinRegion;
import org.epicentra.storage.AtomicOutput;
import org.epicentra.storage.OutputKind;
import org.epicentra.storage.OutputTarget;

/**
 * Draws a model and the events of a catalog: two passes over the events, whose sums do not grow
 * with their number, a count of the catalog, then the files.
 *
 * @param folder of the model, which is complete
 * @param catalog the paths of the catalog
 * @param reading what was found while the catalog was opened
 */
record ModelReport(String folder, List<String> catalog, Reading reading) {
  /**
   * What was found while a catalog was opened, or when it was imported.
   *
   * @param records what became of them; null where an import kept no numbers
   */
  record Reading(FitFacts.SourceRecords records) {
    private static final String REPEATED = "identifier of another record";

    static Reading of(CatalogRows catalog) {
      if (!catalog.areImported()) {
        long repeated = catalog.repeated();
        return new Reading(
            new FitFacts.SourceRecords(
                null,
                catalog.rejections(),
                repeated == 0 ? Map.of() : Map.of(REPEATED, repeated),
                Map.of(),
                Map.of()));
      }
      return new Reading(catalog.importCounts().map(Reading::records).orElse(null));
    }

    private static FitFacts.SourceRecords records(ImportCounts counts) {
      return new FitFacts.SourceRecords(
          counts.read(),
          counts.rejected(),
          counts.duplicates(),
          counts.otherTypes(),
          counts.notes());
    }
  }

  /**
   * Writes the files, all or none of them.
   *
   * @param selected the events
   * @param targets of the files
   * @return the size of the page in bytes; 0 without one
   */
  long write(
      ModelFolder model,
      JsonNode summary,
      WithinRegion selected,
      List<OutputTarget> targets,
      SparkSession spark) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    List<AtomicOutput> outputs = new ArrayList<>();
    try {
      targets.forEach(target -> outputs.add(AtomicOutput.open(target, hadoop)));
      FitFacts facts = facts(model, summary, selected, spark);
      MapDrawing map = FitMap.of(facts);
      long bytes = 0;
      for (int i = 0; i < outputs.size(); i++) {
        bytes += write(facts, map, targets.get(i), outputs.get(i), hadoop);
      }
      outputs.forEach(AtomicOutput::commit);
      return bytes;
    } finally {
      outputs.forEach(AtomicOutput::close);
    }
  }

  private static long write(
      FitFacts facts,
      MapDrawing map,
      OutputTarget target,
      AtomicOutput output,
      Configuration hadoop) {
    boolean page = target.kind() == OutputKind.PAGE;
    byte[] content =
        page
            ? new FitPage(facts, map).html().getBytes(StandardCharsets.UTF_8)
            : Png.bytes(map.pixels());
    ReportOutput.write(content, output, hadoop);
    return page ? content.length : 0;
  }

  private FitFacts facts(
      ModelFolder model, JsonNode summary, WithinRegion selected, SparkSession spark) {
    CatalogSelection events = selected.events();
    MixturePosterior posterior = model.posterior();
    MapPlane plane = GroundMap.plane(posterior, model.projection());
    SelectionTallies tallies = new SelectionTallies(events, plane, posterior.dimension());
    EventExtents extents = tallies.extents();
    if (extents.events() == 0) {
      throw events.none();
    }
    MapFrame frame = GroundMap.about(extents, plane).frame();
    TallyPlan plan = TallyPlan.of(extents, posterior.components(), frame.box(), plane.isDeep());
    AssignedEvents assigned = tallies.assigned(posterior, plan);
    return new FitFacts(
        summary,
        posterior,
        model.projection(),
        plane,
        frame,
        extents,
        assigned,
        origin(events.catalog().count(), selected.outside(), spark));
  }

  private FitFacts.Origin origin(long rows, long outside, SparkSession spark) {
    String digest =
        ReportOutput.digest(
            new Path(folder, ModelFiles.POSTERIOR),
            "name the folder that 'cavi fit' wrote",
            spark.sparkContext().hadoopConfiguration());
    return new FitFacts.Origin(
        catalog, rows, outside, reading.records(), digest, ReportOutput.versions(spark));
  }
}
