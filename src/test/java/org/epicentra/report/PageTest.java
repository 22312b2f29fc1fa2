package org.epicentra.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.epicentra.storage.HadoopPath;
import org.epicentra.storage.OutputKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir Path folder;

  /** What may be replaced begins as pages do. */
  @Test
  void anEarlierPageIsRecognised() throws IOException {
    Markup header = new Markup().element("h1", "A fit");
    Markup content = new Markup().element("p", "Events");
    String html = new Page("A fit", header).section("about", "About", content).html("foot");
    Path file = Files.writeString(folder.resolve("page.html"), html);
    HadoopPath page = HadoopPath.of(file.toString(), new Configuration());
    assertThat(OutputKind.PAGE.foreign(page)).isEmpty();
    Files.writeString(file, html.replace("<!-- Epicentra -->", ""));
    assertThat(OutputKind.PAGE.foreign(page)).contains("begins otherwise");
  }
}
