package org.epicentra.cli.mixture;

import org.epicentra.cli.catalog.InputOptions;
import org.epicentra.cli.command.JobCommand;
import org.epicentra.job.mixture.ModelApplication;
import org.epicentra.spark.selection.SelectionOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A model and the catalog to apply it to; options left out are as they were for the fit. */
final class ModelApplicationOptions {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The folder of a model of 'cavi fit'.")
  private String model;

  @Mixin private InputOptions catalog;
  @Mixin private EventOptions events;

  ModelApplication application(JobCommand<?> command) {
    SelectionOptions selection =
        new SelectionOptions(
            catalog.where(),
            catalog.eventTypes(),
            events.strength(),
            events.weight(),
            null,
            events.coordinates(command));
    return new ModelApplication(model, catalog.source(), selection);
  }
}
