package org.epicentra.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;

/**
 * The kinds of output that Epicentra writes, and how an earlier output of a kind is recognised at a
 * path.
 */
public enum OutputKind {
  /** Parquet, partitioned or not, as Spark writes it. */
  TABLE("a Parquet table", "_SUCCESS", "_SUCCESS|part-.*\\.parquet"),
  /** What {@code cavi fit} writes. */
  MIXTURE(
      "a model of 'cavi fit'", "posterior.json", "(posterior|projection|selection|summary)\\.json"),
  /** What {@code vae train} writes. */
  AUTOENCODER("a model of 'vae train'", "weights.bin", "weights\\.bin|(images|summary)\\.json"),
  /** A folder of numbered PNG images. */
  IMAGES("a folder of numbered PNG images", "", "\\d{6,}(-\\w+)?\\.png"),
  /** One PNG image. */
  PICTURE("a PNG image", "\u0089PNG\r\n", ""),
  /** An HTML page of Epicentra's. */
  PAGE("an HTML page of Epicentra's", "<!DOCTYPE html>\n<!-- Epicentra -->\n", ""),
  /** A model card of Epicentra's in Markdown. */
  CARD("a model card of Epicentra's", "<!-- Epicentra -->\n", ""),
  /** A model as MLflow has it. */
  MLFLOW(
      "a model of MLflow's with an ONNX graph",
      "MLmodel",
      "MLmodel|model\\.onnx|conda\\.yaml|python_env\\.yaml|requirements\\.txt"),
  /** A {@link RunStatus}. */
  STATUS("a status of Epicentra's", "{\n  \"command\" : ", ""),
  /** Any one file. */
  FILE("a file", "", "");

  /** A folder of a table that holds the rows with one value of a column. */
  private static final Pattern PARTITION = Pattern.compile("[^=]+=.*");

  /** Endings that promise a format. */
  private static final Pattern PROMISE =
      Pattern.compile(
          ".*\\.(png|jpe?g|gif|bmp|tiff?|webp|svg|pdf|txt|md|html?|json|csv|tsv|xml|xlsx?|parquet"
              + "|avro|orc|npy|h5|zip|gz)",
          Pattern.CASE_INSENSITIVE);

  /** Hadoop's local file system keeps the checksums of a file in a hidden file beside it. */
  private static final Pattern SUMS = Pattern.compile("\\..*\\.crc");

  private final String label;
  private final String sign;
  private final Pattern entries;

  /**
   * @param label what it is, for messages
   * @param sign the entry that such a folder must hold, or the bytes that such a file begins with
   * @param entries names that may be in such a folder; empty for a file
   */
  OutputKind(String label, String sign, String entries) {
    this.label = label;
    this.sign = sign;
    this.entries = entries.isEmpty() ? null : Pattern.compile(entries);
  }

  /** What it is, for messages. */
  String label() {
    return label;
  }

  /** The ending of a name that promises another format, without its dot; empty if there is none. */
  Optional<String> foreignEnding(String name) {
    Matcher promise = PROMISE.matcher(name);
    return this == FILE
            || this == STATUS
            || !promise.matches()
            || promise.group(1).toLowerCase(Locale.ROOT).matches(ending())
        ? Optional.empty()
        : Optional.of(promise.group(1));
  }

  /** Which ending the name of one file is to have, to follow others in a sentence. */
  String endingWanted() {
    return switch (this) {
      case PICTURE -> ", but in .png";
      case PAGE -> ", but in .html";
      case CARD -> ", but in .md";
      default -> "";
    };
  }

  /** The endings of its own, as a regular expression. */
  private String ending() {
    return switch (this) {
      case PICTURE -> "png";
      case TABLE -> "parquet";
      case PAGE -> "html?";
      case CARD -> "md";
      default -> "";
    };
  }

  /**
   * Why what is at a path is not an earlier output of this kind.
   *
   * @param there a path that exists
   * @return words that follow "it"; empty if it is such an output, or an empty folder where the
   *     kind is a folder
   */
  public Optional<String> foreign(HadoopPath there) throws IOException {
    boolean folder = there.files().getFileStatus(there.path()).isDirectory();
    if (folder != (entries != null)) {
      return Optional.of(folder ? "is a folder" : "is a file");
    }
    return folder ? foreignEntry(there) : foreignStart(there);
  }

  private Optional<String> foreignEntry(HadoopPath folder) throws IOException {
    boolean empty = true;
    boolean signed = sign.isEmpty();
    for (FileStatus entry : folder.files().listStatus(folder.path())) {
      String name = entry.getPath().getName();
      if (this == TABLE && entry.isDirectory() && PARTITION.matcher(name).matches()) {
        Optional<String> foreign = foreignEntry(new HadoopPath(folder.files(), entry.getPath()));
        if (foreign.isPresent() && !foreign.get().equals(unsigned())) {
          return foreign;
        }
        empty = false;
        continue;
      }
      if (!entries.matcher(name).matches() && !SUMS.matcher(name).matches()) {
        return Optional.of("holds " + name);
      }
      empty = false;
      signed |= name.equals(sign);
    }
    return signed || empty ? Optional.empty() : Optional.of(unsigned());
  }

  private String unsigned() {
    return "holds no " + sign;
  }

  private Optional<String> foreignStart(HadoopPath file) throws IOException {
    byte[] expected = sign.getBytes(StandardCharsets.ISO_8859_1);
    try (InputStream in = file.files().open(file.path())) {
      String start = new String(in.readNBytes(expected.length), StandardCharsets.ISO_8859_1);
      return start.equals(sign) ? Optional.empty() : Optional.of("begins otherwise");
    }
  }
}
