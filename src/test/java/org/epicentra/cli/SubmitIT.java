package org.epicentra.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.epicentra.ShortLivedJvm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * submit.sh as a process, from another folder, with blanks in its own path. The home is a copy of
 * the script and its configuration with links to what the build packaged.
 */
class SubmitIT {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();
  private static final String WEEK =
      "src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz";

  @TempDir Path folder;
  private Path home;
  private Path elsewhere;

  /** How a process ended. */
  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void installBesidesTheCheckout() throws IOException {
    Path jar = Path.of(System.getProperty("epicentra.jar", "none"));
    Path spark = CHECKOUT.resolve("target").resolve("spark");
    assumeTrue(Files.exists(jar) && Files.exists(spark.resolve("jars")), "not packaged yet");
    home = Files.createDirectories(folder.resolve("home with blanks"));
    elsewhere = Files.createDirectories(folder.resolve("else where"));
    Path conf = Files.createDirectories(home.resolve("conf"));
    for (String name :
        List.of("epicentra.properties", "log4j2.properties", "spark-defaults.conf")) {
      Files.copy(CHECKOUT.resolve("conf").resolve(name), conf.resolve(name));
    }
    Files.copy(CHECKOUT.resolve("submit.sh"), home.resolve("submit.sh"));
    Path target = Files.createDirectories(home.resolve("target"));
    Files.createSymbolicLink(target.resolve(jar.getFileName()), jar);
    Files.createSymbolicLink(target.resolve("spark"), spark);
  }

  /** JUnit would warn of links that lead out of its folder. */
  @AfterEach
  void removeLinks() throws IOException {
    if (home != null) {
      try (Stream<Path> links = Files.list(home.resolve("target"))) {
        for (Path link : links.toList()) {
          Files.delete(link);
        }
      }
    }
  }

  @Test
  void theVersionIsTheJars() throws Exception {
    Ended ended = submit(Map.of(), "--version");
    assertThat(ended.code).as(ended.err).isZero();
    assertThat(ended.out).contains("Epicentra 0.");
  }

  @Test
  void aUsageErrorExitsWithTwo() throws Exception {
    Ended ended = submit(Map.of(), "cavi", "fitt");
    assertThat(ended.code).as(ended.err).isEqualTo(2);
    assertThat(ended.err).contains("'fitt'");
    assertThat(ended.out).isEmpty();
    Ended value = submit(Map.of(), "--master");
    assertThat(value.code).isEqualTo(2);
    assertThat(value.err).contains("--master needs a value");
  }

  /** SQLite's native code is in the jar, and the embedded Spark has none of its own. */
  @Test
  void theJarWritesGeoPackages() throws Exception {
    Path model = CHECKOUT.resolve("src/test/resources/models/mixture-2");
    Ended ended =
        submit(
            Map.of(),
            "cavi",
            "export",
            "--model",
            model.toString(),
            "--format",
            "geopackage",
            "--output",
            "model.gpkg");
    assertThat(ended.code).as(ended.err).isZero();
    byte[] file = Files.readAllBytes(elsewhere.resolve("model.gpkg"));
    assertThat(new String(file, 0, 15, StandardCharsets.US_ASCII)).isEqualTo("SQLite format 3");
    try (Stream<Path> jars = Files.list(home.resolve("target/spark/jars"))) {
      assertThat(jars.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith("sqlite"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--json demo, --json is no option of spark-submit",
    "--mastr=yarn demo, --mastr is no option of spark-submit",
    "--json, --json is no option of spark-submit",
    "--master foo demo, --master is 'foo'",
    "--master=locally demo, --master is 'locally'",
    "--conf spark.ui.enabled demo, --conf is 'spark.ui.enabled'; it must be KEY=VALUE"
  })
  void whatIsNoOptionOfSparksExitsWithTwo(String words, String message) throws Exception {
    Ended ended = submit(Map.of(), words.split(" "));
    assertThat(ended.code).as(ended.err).isEqualTo(2);
    assertThat(ended.err).startsWith("submit.sh: " + message).hasLineCount(1);
  }

  @Test
  void aSparkHomeWithoutSparkExitsWithThree() throws Exception {
    Ended ended = submit(Map.of("SPARK_HOME", "/no/such/spark"), "demo");
    assertThat(ended.code).isEqualTo(3);
    assertThat(ended.err).startsWith("submit.sh: SPARK_HOME is /no/such/spark").hasLineCount(1);
  }

  @Test
  void theNewestJarRuns() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("my spark/bin"));
    Path fake = bin.resolve("spark-submit");
    Files.writeString(fake, "#!/bin/sh\necho \"$@\"\n");
    assertThat(fake.toFile().setExecutable(true)).isTrue();
    Path target = home.resolve("target");
    for (String version : List.of("0.9.0", "0.10.0", "0.2.0")) {
      Files.writeString(target.resolve("epicentra-" + version + ".jar"), "");
    }
    Ended ended = submit(Map.of("SPARK_HOME", folder.resolve("my spark").toString()), "demo");
    assertThat(ended.out).contains("epicentra-0.10.0.jar demo");
  }

  @Test
  void badInputExitsWithThreeAndPathsMayHaveBlanks() throws Exception {
    Ended ended =
        submit(
            Map.of(),
            "--master",
            "local[1]",
            "--conf",
            "spark.driver.host=127.0.0.1",
            "cavi",
            "sample",
            "--model",
            "no such model",
            "--rows",
            "5",
            "--output",
            "out put/sample");
    assertThat(ended.code).as(ended.err).isEqualTo(3);
    assertThat(ended.err).contains("no such model").doesNotContain("\tat ");
    assertThat(elsewhere.resolve("out put/status.json"))
        .content()
        .contains("\"exitCode\" : 3")
        .contains("no such model");
  }

  @Test
  void anUnknownKeyOfTheDefaultsExitsWithTwo() throws Exception {
    Files.writeString(home.resolve("conf/epicentra.properties"), "cavi.fit.colour=red\n");
    Ended ended = submit(Map.of(), "cavi", "--help");
    assertThat(ended.code).as(ended.err).isEqualTo(2);
    assertThat(ended.err).contains("unknown key 'cavi.fit.colour'");
  }

  @Test
  void withSparkHomeItsSparkSubmitRunsAndItsExitCodeIsPassedOn() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("my spark/bin"));
    Path fake = bin.resolve("spark-submit");
    Files.writeString(fake, "#!/bin/sh\nprintf '[%s]\\n' \"$@\"\nexit 4\n");
    assertThat(fake.toFile().setExecutable(true)).isTrue();
    Ended ended =
        submit(
            Map.of("SPARK_HOME", folder.resolve("my spark").toString()),
            "--master",
            "spark://host:7077",
            "--verbose",
            "cavi",
            "fit",
            "--where",
            "a > 1");
    assertThat(ended.code).isEqualTo(4);
    assertThat(ended.out.lines())
        .containsExactly(
            "[--properties-file]",
            "[" + home.toRealPath().resolve("conf/spark-defaults.conf") + "]",
            "[--load-spark-defaults]",
            "[--master]",
            "[spark://host:7077]",
            "[--verbose]",
            "[--class]",
            "[org.epicentra.cli.Main]",
            "[" + home.toRealPath().resolve("target") + "/" + jarName() + "]",
            "[cavi]",
            "[fit]",
            "[--where]",
            "[a > 1]");
  }

  /** The main class is in one of the packages; there is nothing to build. */
  @Test
  void aPublishedJarIsTakenFromTheRepository() throws Exception {
    removeLinks();
    String[] words = {"--packages", "a:b:1,org.epicentra:epicentra-spark-4.1_2.13:0.1.0", "demo"};
    Ended without = submit(Map.of(), words);
    assertThat(without.code).isEqualTo(3);
    assertThat(without.err)
        .isEqualToIgnoringNewLines("submit.sh: --packages needs a Spark: set SPARK_HOME");
    Path bin = Files.createDirectories(folder.resolve("my spark/bin"));
    Path fake = bin.resolve("spark-submit");
    Files.writeString(fake, "#!/bin/sh\nprintf '[%s]\\n' \"$@\"\n");
    assertThat(fake.toFile().setExecutable(true)).isTrue();
    Ended with = submit(Map.of("SPARK_HOME", folder.resolve("my spark").toString()), words);
    assertThat(with.code).as(with.err).isZero();
    assertThat(with.out.lines())
        .containsSequence(
            "[--packages]",
            "[" + words[1] + "]",
            "[--class]",
            "[org.epicentra.cli.Main]",
            "[spark-internal]",
            "[demo]");
  }

  /** Hadoop's settings among those of Spark are known to spark-submit alone. */
  @Test
  void helpAndTheRegistryNeedNoSparkSubmit() throws Exception {
    Path own = folder.resolve("my spark");
    Path fake = Files.createDirectories(own.resolve("bin")).resolve("spark-submit");
    Files.writeString(fake, "#!/bin/sh\nexit 9\n");
    assertThat(fake.toFile().setExecutable(true)).isTrue();
    Path jars = own.resolve("jars");
    Files.createSymbolicLink(jars, CHECKOUT.resolve("target/spark/jars"));
    Map<String, String> environment = Map.of("SPARK_HOME", own.toString());
    String[] list = {
      "registry", "list", "--registry", folder.resolve("none").toString(), "--name", "alps"
    };
    try {
      Ended help = submit(environment, "cavi", "fit", "--help");
      assertThat(help.code).as(help.err).isZero();
      assertThat(help.out).startsWith("Usage: ./submit.sh cavi fit");
      Ended direct = submit(environment, list);
      assertThat(direct.code).isEqualTo(3);
      assertThat(direct.err).startsWith("epicentra: ").hasLineCount(1);
      assertThat(submit(environment, "catalog", "describe", "--catalog", "x").code).isEqualTo(9);
      String[] onCluster =
          Stream.concat(Stream.of("--master", "local[1]"), Stream.of(list)).toArray(String[]::new);
      assertThat(submit(environment, onCluster).code).isEqualTo(9);
      Path conf = Files.createDirectories(own.resolve("conf"));
      Files.writeString(conf.resolve("spark-defaults.conf"), "spark.hadoop.fs.s3a.endpoint x\n");
      assertThat(submit(environment, list).code).isEqualTo(9);
      Path other = Files.createDirectories(folder.resolve("conf"));
      Map<String, String> elsewhere =
          Map.of("SPARK_HOME", own.toString(), "SPARK_CONF_DIR", other.toString());
      assertThat(submit(elsewhere, list).code).isEqualTo(3);
      Files.writeString(
          other.resolve("core-site.xml"),
          "<configuration><property><name>fs.defaultFS</name>"
              + "<value>hdfs://nowhere.invalid:1</value></property></configuration>");
      assertThat(submit(elsewhere, list).err).contains("nowhere.invalid");
      Files.writeString(other.resolve("spark-env.sh"), "export HADOOP_CONF_DIR=/etc/hadoop\n");
      assertThat(submit(elsewhere, list).code).isEqualTo(9);
    } finally {
      Files.delete(jars);
    }
  }

  /** A process that may open 64 files cannot open Spark's jars. */
  @Test
  void aLauncherThatDiesIsNoUsageError() throws Exception {
    Ended ended = run(Map.of(), "bash", "-c", "ulimit -n 64 && bash \"$0\" demo", script());
    assertThat(ended.code).as(ended.err).isEqualTo(1);
    assertThat(ended.err.lines().reduce((first, last) -> last).orElseThrow())
        .startsWith("submit.sh: Java, as Spark's launcher, ended with code ")
        .endsWith("for the reason above (open files allowed: 64)");
  }

  @Test
  void aRefusalIsAllThatIsPrinted() throws Exception {
    String root = folder.resolve("no registry").toString();
    Ended ended = submit(Map.of(), "registry", "list", "--registry", root, "--name", "alps");
    assertThat(ended.code).as(ended.err).isEqualTo(3);
    assertThat(ended.out).isEmpty();
    assertThat(ended.err).startsWith("epicentra: ").hasLineCount(1);
  }

  /** A line of progress has no end of line until it is done. */
  @Test
  void progressIsShownAtOnceAndTheLastLineNeedsNoEnd() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("my spark/bin"));
    Path go = folder.resolve("go");
    Path fake = bin.resolve("spark-submit");
    Files.writeString(
        fake,
        "#!/bin/bash\necho 'WARNING: Using incubator modules: jdk.incubator.vector' >&2\n"
            + "printf '\\r[==  ] 1/2' >&2\nuntil [[ -e '%s' ]]; do sleep 0.1; done\n".formatted(go)
            + "printf ' done' >&2\nexit 5\n");
    assertThat(fake.toFile().setExecutable(true)).isTrue();
    Path err = folder.resolve("progress.txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", script(), "demo").redirectError(err.toFile());
    builder.environment().put("SPARK_HOME", folder.resolve("my spark").toString());
    Process process = builder.start();
    awaitText(err, "\r[==  ] 1/2");
    Files.createFile(go);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(5);
    awaitText(err, "\r[==  ] 1/2 done");
  }

  /** With another folder of settings on its class path Java leaves the archive, and is silent. */
  @Test
  void classesAreReadFromTheArchiveWhereItFits() throws Exception {
    assertThat(CHECKOUT.resolve("target/spark/classes.jsa")).as("made by the build").exists();
    assertThat(loadedFrom(Map.of())).endsWith("source: shared objects file (top)");
    assertThat(loadedFrom(Map.of("SPARK_CONF_DIR", home.resolve("conf").toString())))
        .contains("spark-sql");
  }

  /** From where a run, which prints nothing but its result, loaded the class of sessions. */
  private String loadedFrom(Map<String, String> settings) throws Exception {
    Path log = folder.resolve("loaded.txt");
    String options = ShortLivedJvm.OPTION + " -Xlog:class+load:file=" + log;
    String catalog = CHECKOUT.resolve(WEEK).toString();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("SPARK_SUBMIT_OPTS", options);
    Ended ended = submit(environment, "catalog", "describe", "--catalog", catalog);
    assertThat(ended.code).as(ended.err).isZero();
    assertThat(ended.out).startsWith("events ");
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains(" org.apache.spark.sql.classic.SparkSession source:"))
        .findFirst()
        .orElseThrow();
  }

  private static void awaitText(Path file, String text) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
    while (!Files.readString(file).equals(text)) {
      assertThat(System.nanoTime()).as(Files.readString(file)).isLessThan(end);
      Thread.sleep(50);
    }
  }

  private String script() {
    return home.resolve("submit.sh").toString();
  }

  private static String jarName() {
    return Path.of(System.getProperty("epicentra.jar")).getFileName().toString();
  }

  private Ended submit(Map<String, String> environment, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", script()));
    command.addAll(List.of(words));
    return run(environment, command.toArray(String[]::new));
  }

  private Ended run(Map<String, String> environment, String... command) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(elsewhere.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SPARK_"));
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_SUBMIT_OPTS", ShortLivedJvm.OPTION);
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
