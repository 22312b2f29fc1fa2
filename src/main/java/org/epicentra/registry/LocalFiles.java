package org.epicentra.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The local file system, without Hadoop's class for it, whose {@code create} without overwriting
 * checks first and creates afterwards, and whose rename of a folder falls back to copying into an
 * existing one.
 *
 * <p>A file is written under a hidden name and then linked to its own ({@code link} fails where the
 * name is taken); a folder moves by {@code rename}, which fails where a folder with content exists.
 * Both are single calls of the operating system, on NFS too.
 */
final class LocalFiles implements RegistryFiles {
  @Override
  public List<Entry> list(org.apache.hadoop.fs.Path folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path child : children(local(folder))) {
      if (!child.getFileName().toString().startsWith(".")) {
        entry(child).ifPresent(entries::add);
      }
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  @Override
  public Optional<Entry> find(org.apache.hadoop.fs.Path file) throws IOException {
    return entry(local(file));
  }

  private static Optional<Entry> entry(Path path) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      boolean isFolder = attributes.isDirectory();
      return Optional.of(
          new Entry(
              path.getFileName().toString(),
              isFolder,
              isFolder ? 0 : attributes.size(),
              attributes.lastModifiedTime().toMillis()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public InputStream open(org.apache.hadoop.fs.Path file) throws IOException {
    return Files.newInputStream(local(file));
  }

  @Override
  public void makeFolder(org.apache.hadoop.fs.Path folder) throws IOException {
    Files.createDirectories(local(folder));
  }

  @Override
  public boolean putIfAbsent(org.apache.hadoop.fs.Path file, byte[] content) throws IOException {
    Path target = local(file);
    Path hidden = hidden(target, content);
    try {
      return linked(hidden, target, content);
    } finally {
      Files.deleteIfExists(hidden);
    }
  }

  private static boolean linked(Path hidden, Path target, byte[] content) throws IOException {
    try {
      Files.createLink(target, hidden);
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (FileSystemException e) {
      return created(target, content);
    }
    syncFolder(target.getParent());
    return true;
  }

  /**
   * For file systems without links: creation is exclusive too, but a reader may see the file half
   * written, and it stays so when the process is killed.
   */
  private static boolean created(Path target, byte[] content) throws IOException {
    try {
      create(target, content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public void replace(org.apache.hadoop.fs.Path file, byte[] content) throws IOException {
    Path target = local(file);
    Path hidden = hidden(target, content);
    try {
      Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      throw of(target, e);
    } finally {
      Files.deleteIfExists(hidden);
    }
  }

  @Override
  public boolean moveIfAbsent(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
      throws IOException {
    Path target = local(to);
    try {
      Files.move(local(from), target, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      if (Files.exists(target)) {
        return false;
      }
      throw e;
    }
    syncFolder(target.getParent());
    return true;
  }

  @Override
  public void sync(org.apache.hadoop.fs.Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(local(folder))) {
      all = walk.toList();
    }
    for (Path path : all) {
      if (Files.isDirectory(path)) {
        syncFolder(path);
      } else {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
          file.force(true);
        }
      }
    }
  }

  @Override
  public void delete(org.apache.hadoop.fs.Path path) throws IOException {
    deleteBelow(local(path));
  }

  private static void deleteBelow(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      for (Path child : children(path)) {
        deleteBelow(child);
      }
    }
    Files.deleteIfExists(path);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static Path hidden(Path target, byte[] content) throws IOException {
    Files.createDirectories(target.getParent());
    Path hidden = target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID());
    try {
      create(hidden, content);
    } catch (FileSystemException e) {
      throw of(target, e);
    }
    return hidden;
  }

  /** The same error about the file that was to be written, which is the one the user knows. */
  private static FileSystemException of(Path target, FileSystemException e) {
    FileSystemException named =
        e instanceof AccessDeniedException
            ? new AccessDeniedException(target.toString())
            : new FileSystemException(target.toString(), null, e.getReason());
    named.initCause(e);
    return named;
  }

  /** Creates a file whole or not at all, for instance when the disk is full. */
  private static void create(Path file, byte[] content) throws IOException {
    boolean whole = false;
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      try {
        write(out, content);
        whole = true;
      } finally {
        if (!whole) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void write(FileChannel out, byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    out.force(true);
  }

  /** Flushes a folder's entries. Where it cannot be opened, as on Windows, the system does it. */
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  private static Path local(org.apache.hadoop.fs.Path path) {
    return Path.of(path.toUri().getPath());
  }
}
