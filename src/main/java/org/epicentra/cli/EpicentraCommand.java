package org.epicentra.cli;

import org.epicentra.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The root: its subcommands are listed here and in the groups. */
@Command(
    name = EpicentraCommand.NAME,
    customSynopsis = EpicentraCommand.NAME + " [spark-submit options] <command> [options]",
    description = {
      "Finds super-epicentres in earthquake catalogs: variational inference on Apache Spark.",
      "",
      "Options before the command go to spark-submit (--master, --conf, --executor-memory, ...)."
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
final class EpicentraCommand extends CommandGroup {
  static final String NAME = "./submit.sh";

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
