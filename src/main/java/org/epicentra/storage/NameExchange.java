package org.epicentra.storage;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges two names in one step of the operating system, {@code renameat2} of Linux, which Java
 * has no method for. Not every file system can: ext4, XFS, Btrfs and tmpfs do, NFS does not.
 */
final class NameExchange {
  private static final Logger LOG = LoggerFactory.getLogger(NameExchange.class);

  /** From {@code linux/fcntl.h} and {@code linux/fs.h}. */
  private static final int AT_FDCWD = -100;

  private static final int RENAME_EXCHANGE = 1 << 1;

  /** The C library's function, in glibc from 2.28 on. */
  interface CLibrary extends Library {
    int renameat2(int fromFolder, String from, int toFolder, String to, int flags)
        throws LastErrorException;
  }

  private NameExchange() {}

  /** Loaded at the first exchange. */
  private static final class Loaded {
    static final Optional<CLibrary> C =
        System.getProperty("os.name").equals("Linux") ? load(Loaded::library) : Optional.empty();

    private static CLibrary library() {
      String names = System.getProperty("sun.jnu.encoding");
      return Native.load("c", CLibrary.class, Map.of(Library.OPTION_STRING_ENCODING, names));
    }
  }

  /**
   * Empty where the C library cannot be called.
   *
   * @param library may fail with any error but those of the JVM: of native code of another version
   *     JNA throws a plain one
   */
  static Optional<CLibrary> load(Supplier<CLibrary> library) {
    try {
      return Optional.of(library.get());
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Error e) {
      LOG.info("folders are replaced by two renames, since the C library cannot be called: {}", e);
      return Optional.empty();
    }
  }

  /** Exchanges two files or folders; false where the file system cannot, or one is not there. */
  static boolean done(Path one, Path other) {
    if (Loaded.C.isEmpty()) {
      return false;
    }
    try {
      Loaded.C.get()
          .renameat2(AT_FDCWD, one.toString(), AT_FDCWD, other.toString(), RENAME_EXCHANGE);
      return true;
    } catch (LastErrorException | UnsatisfiedLinkError e) {
      LOG.debug("{} and {} are not exchanged in one step", one, other, e);
      return false;
    }
  }
}
