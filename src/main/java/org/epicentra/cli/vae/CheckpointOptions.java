package org.epicentra.cli.vae;

import org.epicentra.cli.command.JobCommand;
import picocli.CommandLine.Option;

/** The options of checkpoints. */
final class CheckpointOptions {
  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description = "The folder to keep the state of training in, after each epoch.")
  private String folder;

  @Option(
      names = "--resume",
      description =
          "Continue from the checkpoint of an earlier run with the same options, to the same"
              + " weights as without the interruption. --epochs may be raised.")
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
      throw command.usageError("--resume needs --checkpoint DIR, the folder to continue from");
    }
  }
}
