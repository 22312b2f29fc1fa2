package org.epicentra.ml;

import java.util.Map;
import java.util.function.Supplier;
import org.epicentra.BadInputException;
import org.epicentra.Setting;

/** Gives the settings in messages of the layers below the names of their Params. */
final class ParamNames {
  /** Settings whose Param has another name. */
  private static final Map<String, String> PARAMS =
      Map.of(
          "components", "k",
          "maxIterations", "maxIter",
          "tolerance", "tol",
          "clip", "gradientClip",
          "column", "columns");

  private ParamNames() {}

  /** Does some work; what it refuses is refused in the names of Params. */
  static <T> T in(Supplier<T> work) {
    try {
      return work.get();
    } catch (BadInputException e) {
      throw new BadInputException(shown(e), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(shown(e), e);
    }
  }

  private static String shown(RuntimeException e) {
    return Setting.spell(String.valueOf(e.getMessage()), name -> PARAMS.getOrDefault(name, name));
  }
}
