package org.epicentra.picture;

import java.util.regex.Pattern;
import org.epicentra.BadInputException;

/** The fonts of this machine, of which there may be none. */
public final class Fonts {
  private static final Pattern CODE =
      Pattern.compile("sun\\.font\\.|sun\\.awt\\.|java\\.awt\\.Font");
  private static final Pattern LIBRARIES = Pattern.compile("(?i)font|freetype|awt");

  private Fonts() {}

  /**
   * Draws letters. Without fonts Java fails at the first letter, with errors of several kinds.
   *
   * @throws BadInputException when this machine has no fonts
   */
  public static void guarded(Runnable drawing) {
    try {
      drawing.run();
    } catch (LinkageError | InternalError | RuntimeException e) {
      if (!areMissing(e)) {
        throw e;
      }
      throw new BadInputException(
          "cannot draw a chart: this Java finds no fonts; install fontconfig and a font,"
              + " such as fonts-dejavu-core",
          e);
    }
  }

  /**
   * Whether a class or library of fonts is missing, or Java's font code threw, possibly in a core
   * class that it called.
   */
  static boolean areMissing(Throwable thrown) {
    if (thrown instanceof LinkageError) {
      return LIBRARIES.matcher(String.valueOf(thrown.getMessage())).find();
    }
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String name = frame.getClassName();
      if (!name.startsWith("java.lang.") && !name.startsWith("jdk.internal.")) {
        return CODE.matcher(name).lookingAt();
      }
    }
    return false;
  }
}
