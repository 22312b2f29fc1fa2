package org.epicentra.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosixLocalFileSystemTest {
  @TempDir File folder;

  @Test
  void permissionsAreThoseOfHadoopsOwn() throws IOException {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.permissions.umask-mode", "027");
    try (FileSystem own = opened(new PosixLocalFileSystem(), hadoop);
        FileSystem hadoops = opened(new LocalFileSystem(), hadoop)) {
      assertThat(written(own, "own")).isEqualTo(written(hadoops, "hadoops"));
      for (int bits : new int[] {0, 0400, 0640, 0755, 0777}) {
        assertThat(changed(own, "own", bits))
            .isEqualTo(changed(hadoops, "hadoops", bits))
            .isEqualTo(new FsPermission(bits).toString());
      }
    }
  }

  /** By it new files of a shared folder belong to its group. */
  @Test
  void aFolderKeepsItsGroupForNewFiles() throws IOException {
    java.nio.file.Path shared = Files.createDirectory(folder.toPath().resolve("shared"));
    Files.setAttribute(shared, "unix:mode", 02755);
    Configuration hadoop = new Configuration();
    try (FileSystem own = opened(new PosixLocalFileSystem(), hadoop)) {
      Path below = new Path(shared.toString(), "below");
      own.mkdirs(below);
      own.setPermission(new Path(shared.toString()), new FsPermission(0750));
      assertThat((int) Files.getAttribute(shared, "unix:mode") & 07777).isEqualTo(02750);
      assertThat((int) Files.getAttribute(shared.resolve("below"), "unix:mode") & 02000)
          .isEqualTo(02000);
    }
  }

  @Test
  void takesThePlaceOfHadoopsOwn() throws IOException {
    Configuration hadoop = new Configuration();
    PosixLocalFileSystem.use(hadoop);
    assertThat(FileSystem.getLocal(hadoop)).isInstanceOf(PosixLocalFileSystem.class);
    assertThat(new Path(folder.getPath()).getFileSystem(hadoop))
        .isSameAs(FileSystem.getLocal(hadoop));
  }

  @Test
  void leavesAFileSystemThatTheSettingsName() {
    Configuration hadoop = new Configuration();
    hadoop.setClass(PosixLocalFileSystem.SETTING, LocalFileSystem.class, FileSystem.class);
    PosixLocalFileSystem.use(hadoop);
    assertThat(hadoop.get(PosixLocalFileSystem.SETTING)).isEqualTo(LocalFileSystem.class.getName());
  }

  private static FileSystem opened(FileSystem files, Configuration hadoop) throws IOException {
    files.initialize(URI.create("file:///"), hadoop);
    return files;
  }

  /** The permissions of a new file, of its checksum and of its folder. */
  private String written(FileSystem files, String name) throws IOException {
    Path file = new Path(folder.getPath(), name + "/file");
    files.create(file).close();
    return permissions(name) + permissions(name + "/file") + permissions(name + "/.file.crc");
  }

  private String changed(FileSystem files, String name, int bits) throws IOException {
    Path file = new Path(folder.getPath(), name + "/file");
    files.setPermission(file, new FsPermission(bits));
    return permissions(name + "/file");
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(folder.toPath().resolve(name)));
  }
}
