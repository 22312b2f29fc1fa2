package org.epicentra.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.epicentra.BadInputException;
import org.epicentra.JsonFault;

/** Why a file of the registry could not be read, in one line. */
final class ReadFault {
  private ReadFault() {}

  /** The file's path with the reason: "FILE is damaged: ...", or "FILE cannot be read: ...". */
  static String of(Path file, IOException thrown) {
    if (thrown instanceof JsonProcessingException json) {
      boolean refused = json.getCause() instanceof BadInputException; // as of a later format
      return file + (refused ? " cannot be read: " : " is damaged: ") + JsonFault.of(json);
    }
    return "%s cannot be read: %s: %s"
        .formatted(file, thrown.getClass().getSimpleName(), thrown.getMessage());
  }
}
