package org.epicentra.cli;

import org.epicentra.job.FitOptions;
import org.epicentra.spark.SelectionOptions;
import picocli.CommandLine.Mixin;

/** What is taken of each event, and how the mixture is fitted to it. */
final class MixtureFitOptions {
  @Mixin private AscentOptions ascent;
  @Mixin private EventOptions events;
  @Mixin private ProjectionOption projection;
  @Mixin private PriorOptions prior;

  int components() {
    return ascent.components();
  }

  int maxIterations() {
    return ascent.maxIterations();
  }

  SelectionOptions selection(CatalogOptions catalog, ResultCommand<?> command) {
    return new SelectionOptions(
        catalog.where(),
        catalog.eventTypes(),
        events.strength(),
        events.weight(),
        projection.name(),
        events.coordinates(command));
  }

  FitOptions fit(SeedOption seed, ResultCommand<?> command) {
    return new FitOptions(
        ascent.settings(seed.seed()), prior.specification(command), ascent.centresFile());
  }
}
