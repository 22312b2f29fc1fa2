package org.epicentra.vae.kernel;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * OpenBLAS from its jar: unpacked into a folder that only this user can write to, restricted to one
 * thread per caller, and passed to netlib, which calls it without copying arrays. A library named
 * by the property {@value #NETLIB_PATH} is used by netlib as it is.
 */
final class OpenBlas {
  private static final String NETLIB_PATH = "dev.ludovic.netlib.blas.nativeLibPath";
  private static final String CACHE = "org.bytedeco.javacpp.cachedir";

  /** The name under which the jar has the library; its symbols are those of OpenBLAS. */
  private static final String LIBRARY = "libopenblas_nolapack.so.0";

  private OpenBlas() {}

  /**
   * Unpacks and loads the library, and points netlib to it. Netlib loads a library once in a JVM,
   * so this must precede any other use of netlib.
   *
   * @throws LinkageError or RuntimeException when the jar lacks this platform, the library does not
   *     load, or netlib has loaded another
   */
  static void prepare() {
    if (System.getProperty(NETLIB_PATH) == null) {
      if (netlibHasLibrary()) {
        throw new IllegalStateException(
            "other code in this JVM has made netlib load the system's BLAS");
      }
      System.setProperty(NETLIB_PATH, unpack().toString());
    }
  }

  /** Netlib with this library, after {@link #prepare}. */
  static BLAS netlib() {
    return NativeBLAS.getInstance();
  }

  private static boolean netlibHasLibrary() {
    Path maps = Path.of("/proc/self/maps");
    try {
      return Files.isReadable(maps) && Files.readString(maps).contains("/libnetlibblasjni");
    } catch (IOException e) {
      return false;
    }
  }

  /** Unpacks and loads the library and turns its own threads off. */
  private static Path unpack() {
    if (System.getProperty(CACHE) == null) {
      System.setProperty(CACHE, privateFolder().toString());
    }
    Path binding = Path.of(Loader.load(openblas_nolapack.class));
    Path library = binding.resolveSibling(LIBRARY);
    if (!Files.isRegularFile(library)) {
      throw new IllegalStateException("OpenBLAS has no " + LIBRARY + " for this platform");
    }
    org.bytedeco.openblas.presets.openblas_nolapack.blas_set_num_threads(1);
    return library;
  }

  private static Path privateFolder() {
    try {
      Path folder = Files.createTempDirectory("epicentra-openblas");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
