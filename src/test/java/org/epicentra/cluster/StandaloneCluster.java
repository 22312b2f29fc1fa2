package org.epicentra.cluster;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.epicentra.ShortLivedJvm;

/**
 * A standalone Spark cluster of processes on loopback, from the jars that the build packaged: one
 * master and some workers, each of which starts executors of its own.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Path SPARK = Path.of("target/spark").toAbsolutePath();

  /**
   * The one limit of all waiting, for what should take seconds: only a test that fails comes to it.
   */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Pattern APPLICATION = Pattern.compile("--app-id (\\S+)");

  private final Path folder;
  private final String master;
  private final Process masterProcess;
  private final List<Process> workers = new ArrayList<>();

  private StandaloneCluster(Path folder) throws IOException {
    this.folder = folder;
    int port = freePort();
    this.master = "spark://127.0.0.1:" + port;
    this.masterProcess =
        daemon("master", "org.apache.spark.deploy.master.Master", "--port", String.valueOf(port));
  }

  /**
   * Starts a cluster and waits until all workers have registered.
   *
   * @param folder of logs and work files
   */
  static StandaloneCluster start(Path folder, int workers) throws IOException {
    StandaloneCluster cluster = new StandaloneCluster(folder);
    try {
      cluster.awaitLog("master", "New state: ALIVE", 1);
      for (int i = 0; i < workers; i++) {
        cluster.addWorker();
      }
      return cluster;
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** Starts one more worker of one core and waits until the master knows it. */
  void addWorker() throws IOException {
    String name = "worker-" + workers.size();
    workers.add(
        daemon(
            name,
            "org.apache.spark.deploy.worker.Worker",
            "--cores",
            "1",
            "--memory",
            "2g",
            "--work-dir",
            folder.resolve(name).toString(),
            master));
    awaitLog("master", "Registering worker", workers.size());
  }

  String master() {
    return master;
  }

  /**
   * An executor of the newest application, alive; waits until there is one. Those of the one before
   * may not have gone yet.
   */
  ProcessHandle executor() {
    await("an executor", () -> newestExecutor().isPresent());
    return newestExecutor().orElseThrow();
  }

  /** Identifiers of applications begin with the time and end with a number, of fixed lengths. */
  private Optional<ProcessHandle> newestExecutor() {
    return workers.stream()
        .flatMap(Process::descendants)
        .filter(process -> !application(process).isEmpty())
        .max(Comparator.comparing(StandaloneCluster::application));
  }

  private static String application(ProcessHandle process) {
    Matcher application = APPLICATION.matcher(process.info().commandLine().orElse(""));
    return application.find() ? application.group(1) : "";
  }

  /** Kills that of {@link #executor}, and waits until it is gone. */
  void killExecutor() {
    ProcessHandle killed = executor();
    killed.destroyForcibly();
    killed.onExit().join();
  }

  /** Kills a worker and its executors, as when a machine goes down. */
  void killWorker(int index) {
    Process worker = workers.get(index);
    List<ProcessHandle> all = new ArrayList<>(worker.descendants().toList());
    worker.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** Waits for a condition, or fails when the patience is at its end. */
  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for " + what, e);
      }
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>();
    for (Process worker : workers) {
      all.addAll(worker.descendants().toList());
      all.add(worker.toHandle());
    }
    all.add(masterProcess.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  private void awaitLog(String daemon, String text, int times) {
    await(
        "'" + text + "' in the log of the " + daemon,
        () -> contents(folder.resolve(daemon + ".log")).split(text, -1).length > times);
  }

  private static String contents(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private Process daemon(String name, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add(ShortLivedJvm.OPTION);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-"))
        .forEach(command::add);
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("SPARK_HOME", SPARK.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().remove("SPARK_CONF_DIR");
    builder.environment().put("JDK_JAVA_OPTIONS", archive());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  /** As Spark's own scripts have it, which the archive of classes is for. */
  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(SPARK.resolve("jars"))) {
      return Stream.of(
              Stream.of(SPARK.resolve("conf")),
              jars.filter(jar -> jar.getFileName().toString().startsWith("slf4j-api-")),
              Stream.of(SPARK.resolve("jars/*")))
          .flatMap(parts -> parts)
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /**
   * What submit.sh gives drivers: a daemon and the executors that it starts load classes sooner.
   */
  private static String archive() {
    return "\"-XX:SharedArchiveFile=" + SPARK.resolve("classes.jsa") + "\" -Xlog:cds*=off";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
