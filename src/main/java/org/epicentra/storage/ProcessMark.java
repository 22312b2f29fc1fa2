package org.epicentra.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process as it is written down, so that another can tell later whether it still runs.
 *
 * @param text for people: its number and host
 * @param machine the start of the operating system and the space of process numbers within it,
 *     which containers of one host do not share; empty where the system does not tell, as on macOS
 * @param pid its number
 * @param started its start in ticks since that of the system, which no change of the clock moves;
 *     empty where the system does not tell. A number is given again
 */
public record ProcessMark(String text, String machine, long pid, String started) {
  private static final Path PROC = Path.of("/proc");
  private static final ProcessMark OWN = ofThis();

  /** This process. */
  public static ProcessMark own() {
    return OWN;
  }

  private static ProcessMark ofThis() {
    long pid = ProcessHandle.current().pid();
    String text = "process " + pid + " on " + host();
    try {
      String stat = stat(PROC, "self");
      String machine =
          Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip()
              + " "
              + Files.readSymbolicLink(PROC.resolve("self/ns/pid"));
      // Otherwise /proc counts the processes of another space.
      if (stat.startsWith(pid + " ")) {
        return new ProcessMark(text, machine, pid, start(stat));
      }
    } catch (IOException | UnsupportedOperationException e) {
      // as on macOS
    }
    return new ProcessMark(text, "", pid, "");
  }

  private static String host() {
    String host = System.getenv().getOrDefault("HOSTNAME", "");
    try {
      return host.isEmpty() ? InetAddress.getLocalHost().getHostName() : host;
    } catch (UnknownHostException e) {
      return "an unnamed host";
    }
  }

  /** What Linux says of a process in one line: proc_pid_stat(5). */
  private static String stat(Path proc, String process) throws IOException {
    return Files.readString(proc.resolve(process).resolve("stat"), StandardCharsets.ISO_8859_1);
  }

  /** The 22nd field. The second is a name in brackets, and may hold blanks and brackets itself. */
  private static String start(String stat) {
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[22 - 3];
  }

  /** Whether it still runs; empty where that is not certain, as of a process on another machine. */
  Optional<Boolean> runs() {
    return machine == null || machine.isEmpty() || !machine.equals(OWN.machine)
        ? Optional.empty()
        : runs(PROC);
  }

  /**
   * The same of a process of this machine.
   *
   * @param proc the folder that shows its processes
   */
  Optional<Boolean> runs(Path proc) {
    try {
      String start = start(stat(proc, String.valueOf(pid)));
      return started == null || started.isEmpty()
          ? Optional.empty()
          : Optional.of(start.equals(started));
    } catch (NoSuchFileException e) {
      return hides(proc) ? Optional.empty() : Optional.of(false);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether processes of other users may be missing there: an option of its mount. */
  private static boolean hides(Path proc) {
    try {
      return Files.readAllLines(proc.resolve("self/mounts"), StandardCharsets.ISO_8859_1).stream()
          .anyMatch(mount -> mount.contains(" " + proc + " proc ") && mount.contains("hidepid="));
    } catch (IOException e) {
      return true;
    }
  }
}
