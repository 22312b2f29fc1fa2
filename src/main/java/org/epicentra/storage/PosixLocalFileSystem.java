package org.epicentra.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system, without a process for each new file: where Hadoop has no native
 * library it starts {@code chmod} for every file, checksum and folder, which takes longer than
 * writing a small file. Here Java sets the same permissions by itself.
 */
public final class PosixLocalFileSystem extends LocalFileSystem {
  /** The setting of Hadoop that names the class of {@code file:}. */
  public static final String SETTING = "fs.file.impl";

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /** For Hadoop, which makes one by the name of the class. */
  public PosixLocalFileSystem() {
    super(new Raw());
  }

  /**
   * Makes this the local file system of a process, in place of one that was opened before, unless
   * the settings ask for another.
   *
   * @param hadoop gets the setting
   */
  public static void use(Configuration hadoop) {
    if (!POSIX || !hadoop.getTrimmed(SETTING, "").isEmpty()) {
      return;
    }
    try {
      FileSystem before = FileSystem.getLocal(hadoop);
      if (before.getClass() == LocalFileSystem.class) {
        before.close(); // which takes it out of Hadoop's cache
      }
      hadoop.setClass(SETTING, PosixLocalFileSystem.class, FileSystem.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the local file system: " + e.getMessage(), e);
    }
  }

  private static final class Raw extends RawLocalFileSystem {
    /** The bits setuid and setgid, which {@code chmod} leaves to folders and Java would clear. */
    private static final int SPECIAL = 06000;

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      int mode = (Integer) Files.getAttribute(pathToFile(path).toPath(), "unix:mode");
      if (permission.getStickyBit() || (mode & SPECIAL) != 0) {
        super.setPermission(path, permission);
        return;
      }
      String rights =
          permission.getUserAction().SYMBOL
              + permission.getGroupAction().SYMBOL
              + permission.getOtherAction().SYMBOL;
      Files.setPosixFilePermissions(
          pathToFile(path).toPath(), PosixFilePermissions.fromString(rights));
    }
  }
}
