package org.epicentra.job.export;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.export.EllipseOutline;
import org.epicentra.export.Feature;
import org.epicentra.export.FeatureWriter;
import org.epicentra.export.Layer;
import org.epicentra.job.mixture.ComponentSummary;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.mixture.locations.LocationPosterior;
import org.locationtech.jts.geom.Geometry;

/**
 * The components of a model as layers.
 *
 * @param folder the model
 * @param times of the first and the last event of a component, by its index; empty where they are
 *     not known
 */
record ModelLayers(ModelFolder folder, Map<Integer, Span> times) {
  private static final double LEVEL = 0.95;

  /** The times of some events. */
  record Span(Instant begin, Instant end) {}

  /** The number of components. */
  int components() {
    return folder.posterior().components();
  }

  /** Writes the components as one table. */
  void writeTable(FeatureWriter writer) throws IOException {
    write(writer, "components", "The components.", Layer.Shape.NONE, k -> null);
  }

  /**
   * Writes the outlines of events and centres.
   *
   * @return how many outlines were left out
   */
  int writeOutlines(FeatureWriter writer) throws IOException {
    LocationPosterior locations = folder.posterior().locations();
    return write(
            writer,
            "event_ellipses",
            "Where 95 % of the epicentres of each component fall.",
            Layer.Shape.AREA,
            k -> outline(locations.predictive(k)))
        + write(
            writer,
            "centre_ellipses",
            "Where the centre of each component lies with a probability of 95 %.",
            Layer.Shape.AREA,
            k -> outline(locations.centre(k)));
  }

  private Geometry outline(MultivariateStudentT distribution) {
    return EllipseOutline.of(distribution, LEVEL, folder.projection());
  }

  private int write(
      FeatureWriter writer,
      String name,
      String description,
      Layer.Shape shape,
      IntFunction<Geometry> geometry)
      throws IOException {
    Projection projection = folder.projection();
    List<ComponentFields> rows =
        ComponentSummary.all(folder.posterior(), projection).stream()
            .map(component -> ComponentFields.of(component, projection))
            .toList();
    writer.start(new Layer(name, description, shape, rows.get(0).fields()));
    int without = 0;
    for (int k = 0; k < rows.size(); k++) {
      Geometry place = geometry.apply(k);
      without += place == null ? 1 : 0;
      Span span = times.getOrDefault(k, new Span(null, null));
      writer.write(
          new Feature("component " + k, place, span.begin(), span.end(), rows.get(k).values()));
    }
    return without;
  }
}
