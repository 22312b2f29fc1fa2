package org.epicentra.cli;

import org.epicentra.Version;
import org.epicentra.cli.catalog.CatalogCommand;
import org.epicentra.cli.command.CommandGroup;
import org.epicentra.cli.distribution.DistributionCommand;
import org.epicentra.cli.gradient.GradientCommand;
import org.epicentra.cli.mixture.CaviCommand;
import org.epicentra.cli.registry.RegistryCommand;
import org.epicentra.cli.retrain.RetrainCommand;
import org.epicentra.cli.vae.VaeCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The root command, which lists the groups and the commands without a group. */
@Command(
    name = EpicentraCommand.NAME,
    customSynopsis = EpicentraCommand.NAME + " [spark-submit options] <command> [options]",
    description = {
      "Finds super-epicentres in earthquake catalogs: variational inference on Apache Spark.",
      "",
      "Options before the command are passed to spark-submit (--master, --conf, --executor-memory, ...)."
    },
    versionProvider = EpicentraCommand.Versions.class,
    subcommands = {
      DemoCommand.class,
      CatalogCommand.class,
      CaviCommand.class,
      VaeCommand.class,
      DistributionCommand.class,
      GradientCommand.class,
      RetrainCommand.class,
      RegistryCommand.class
    })
public final class EpicentraCommand extends CommandGroup {
  public static final String NAME = "./submit.sh";

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version and end.")
  private boolean version;

  /** The lines of {@code --version}. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Epicentra " + Version.current(), "Java " + Runtime.version(),
      };
    }
  }
}
