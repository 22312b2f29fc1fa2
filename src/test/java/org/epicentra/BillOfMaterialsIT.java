package org.epicentra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials names what the build places for the embedded Spark, and what it packs. */
class BillOfMaterialsIT {
  private static final Path TARGET = Path.of("target");

  /** The file names of the components, from their package URLs. */
  private static Set<String> listed() throws IOException {
    Path bill = TARGET.resolve("sbom.json");
    assumeTrue(Files.exists(bill), "it is written by builds that have a network");
    Set<String> listed = new HashSet<>();
    JsonNode components = new ObjectMapper().readTree(bill.toFile()).get("components");
    for (JsonNode component : components) {
      String name = component.get("name").textValue() + "-" + component.get("version").textValue();
      String address = component.get("purl").textValue();
      int classifier = address.indexOf("classifier=");
      listed.add(
          classifier < 0
              ? name
              : name + "-" + address.substring(classifier + 11).replaceFirst("&.*", ""));
    }
    return listed;
  }

  @Test
  void eachJarIsListedAndNoneIsThereTwice() throws IOException {
    List<String> jars;
    try (Stream<Path> files = Files.list(TARGET.resolve("spark/jars"))) {
      jars = files.map(file -> file.getFileName().toString().replaceFirst("\\.jar$", "")).toList();
    }
    assertThat(jars).hasSizeGreaterThan(150).isSubsetOf(listed());
    assertThat(jars.stream().filter(jar -> jar.startsWith("lz4-java-"))).hasSize(1);
    assertThat(jars.stream().filter(jar -> jar.startsWith("netty-common-"))).hasSize(1);
  }

  /** The libraries that the packaged jar has in it, by the names of their classes. */
  @Test
  void whatIsPackedIsListed() throws IOException {
    Set<String> listed = listed();
    for (String library :
        List.of(
            "picocli",
            "proj4j",
            "jts-core",
            "xchart",
            "openblas",
            "javacpp",
            "sqlite-jdbc",
            "jna")) {
      assertThat(listed).as(library).anyMatch(jar -> jar.startsWith(library + "-"));
    }
  }
}
