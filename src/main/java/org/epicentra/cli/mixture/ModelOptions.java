package org.epicentra.cli.mixture;

import org.epicentra.Setting;
import org.epicentra.catalog.geography.ProjectionType;
import org.epicentra.cli.catalog.InputOptions;
import org.epicentra.cli.command.ResultCommand;
import org.epicentra.cli.command.SeedOption;
import org.epicentra.job.mixture.FitOptions;
import org.epicentra.job.mixture.choice.ComponentChoice;
import org.epicentra.mixture.PriorSpecification;
import org.epicentra.spark.selection.SelectionOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The values taken from each event, and how the mixture is fitted to them. */
public final class ModelOptions {
  @Mixin private AscentOptions ascent;
  @Mixin private EventOptions events;

  @Option(
      names = "--projection",
      paramLabel = "NAME",
      description =
          "azimuthal (default: equidistant about the catalog's centre, km), geocentric "
              + "(3-D, km), or none: --x, --y and --z are the coordinates as they are.")
  private String projection;

  @Mixin private FamilyOptions family;
  @Mixin private PriorOptions prior;

  /** One number or several; null where none is given. */
  public ComponentNumbers components() {
    return ascent.components();
  }

  public int maxIterations() {
    return ascent.maxIterations();
  }

  public SelectionOptions selection(InputOptions catalog, ResultCommand<?> command) {
    return new SelectionOptions(
        catalog.where(),
        catalog.eventTypes(),
        events.strength(),
        events.weight(),
        projection == null ? null : ProjectionType.of(Setting.named("projection"), projection),
        events.coordinates(command));
  }

  /** A fit of one number of components. */
  public FitOptions fit(SeedOption seed, ResultCommand<?> command) {
    return fit(seed, null, command);
  }

  /**
   * @param choice between several numbers of components; null where there is one
   */
  FitOptions fit(SeedOption seed, ComponentChoice choice, ResultCommand<?> command) {
    PriorSpecification specification = prior.specification(family, command);
    return new FitOptions(
        ascent.settings(seed.seed(), specification.family()),
        specification,
        ascent.centresFile(),
        family.region(),
        choice);
  }
}
