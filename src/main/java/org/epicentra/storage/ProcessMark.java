package org.epicentra.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as it is written down, so that another can tell later whether it still runs.
 *
 * @param text for people: its number and host
 * @param machine the start of the operating system and the space of process numbers within it,
 *     which containers of one host do not share; empty where the system does not tell
 * @param pid its number
 * @param started ISO 8601, UTC; empty where the system does not tell. A number is given again
 */
public record ProcessMark(String text, String machine, long pid, String started) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path NUMBERS = Path.of("/proc/self/ns/pid");
  private static final ProcessMark OWN = ofThis();

  /** This process. */
  public static ProcessMark own() {
    return OWN;
  }

  private static ProcessMark ofThis() {
    ProcessHandle process = ProcessHandle.current();
    String text = "process " + process.pid() + " on " + host();
    return new ProcessMark(text, thisMachine(), process.pid(), start(process));
  }

  private static String host() {
    String host = System.getenv().getOrDefault("HOSTNAME", "");
    try {
      return host.isEmpty() ? InetAddress.getLocalHost().getHostName() : host;
    } catch (UnknownHostException e) {
      return "an unnamed host";
    }
  }

  private static String thisMachine() {
    try {
      return Files.readString(BOOT).strip() + " " + Files.readSymbolicLink(NUMBERS);
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  /** Whether it still runs; empty of a process on another machine, of which nothing is known. */
  Optional<Boolean> runs() {
    if (machine == null || machine.isEmpty() || !machine.equals(OWN.machine)) {
      return Optional.empty();
    }
    return Optional.of(
        ProcessHandle.of(pid)
            .filter(process -> process.isAlive() && start(process).equals(started))
            .isPresent());
  }
}
