package org.epicentra.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One table as CSV in UTF-8, as RFC 4180 has it but for the ends of lines, which are LF: a header,
 * a line for each feature, no geometry. What is not known is empty; lists of numbers are JSON.
 */
final class CsvFeatures implements FeatureWriter {
  private static final int BUFFER = 1 << 16;
  private static final List<String> QUOTED = List.of(",", "\"", "\n", "\r");

  private final Writer out;
  private boolean started;

  CsvFeatures(OutputStream out) {
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()), BUFFER);
  }

  @Override
  public void start(Layer layer) throws IOException {
    if (started) {
      throw new IllegalStateException("a CSV file has one table");
    }
    started = true;
    line(layer.fields().stream().map(Field::name).toList());
  }

  @Override
  public void write(Feature feature) throws IOException {
    line(feature.values().stream().map(FieldText::of).toList());
  }

  private void line(List<String> values) throws IOException {
    out.write(values.stream().map(CsvFeatures::quoted).collect(Collectors.joining(",")));
    out.write('\n');
  }

  private static String quoted(String text) {
    return QUOTED.stream().anyMatch(text::contains)
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : text;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
