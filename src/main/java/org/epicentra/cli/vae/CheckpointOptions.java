package org.epicentra.cli.vae;

import org.epicentra.cli.command.JobCommand;
import picocli.CommandLine.Option;

/** Where training is kept after each epoch, and whether it goes on from there. */
final class CheckpointOptions {
  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "Keep the state of training there after each epoch, whole or not at all.")
  private String folder;

  @Option(
      names = "--resume",
      description =
          "Go on from the checkpoint of an earlier run with the same options, to the same weights "
              + "as without the stop. --epochs may be raised.")
  private boolean resume;

  /** The folder, or null. */
  String folder() {
    return folder;
  }

  boolean resume() {
    return resume;
  }

  void check(JobCommand<?> command) {
    if (resume && folder == null) {
      throw command.usageError("--resume needs --checkpoint DIR, the folder to go on from");
    }
  }
}
