package org.epicentra.spark.catalog.source.format;

import java.util.List;
import java.util.Optional;
import org.epicentra.BadInputException;
import org.epicentra.Setting;
import org.epicentra.spark.catalog.source.records.FileLayout;
import org.epicentra.spark.catalog.source.records.RecordLayout;

/** The formats that are known, and which of them a file is of. */
public final class CatalogFormats {
  /** In the order in which they are tried and listed; csv takes any table and is the last. */
  private static final List<CatalogFormat> ALL =
      List.of(
          new Parquet(),
          new ComcatCsv(),
          new ComcatGeoJson(),
          new GeoJson(),
          new FdsnText(),
          new Quakeml(),
          new Scedc(),
          new GeonetCsv(),
          new IscCsv(),
          new Csv());

  private CatalogFormats() {}

  /**
   * What was found out about a file. Files of equal recognitions belong together.
   *
   * @param layout how it is read
   */
  public record Recognition(CatalogFormat format, FileLayout layout) {

    /** Whether it is known that the file has no records. */
    public boolean isEmpty() {
      return layout instanceof RecordLayout records && records.isEmpty();
    }

    /**
     * What files of this and of another recognition are read by together, where they can be.
     *
     * @param file the first of the other, for the message
     * @throws BadInputException when together they have too many columns
     */
    public Optional<Recognition> joined(Recognition other, String file) {
      if (format != other.format
          || !(layout instanceof RecordLayout mine)
          || !(other.layout instanceof RecordLayout theirs)) {
        return Optional.empty();
      }
      Optional<RecordLayout> both = mine.joined(theirs);
      both.ifPresent(
          joined ->
              ColumnLimit.check(file + ", with the files before it,", joined.header().size()));
      return both.map(joined -> new Recognition(format, joined));
    }
  }

  /** The names of all formats. */
  public static List<String> names() {
    return ALL.stream().map(CatalogFormat::name).toList();
  }

  /** The format of a name in any case, or empty. */
  public static Optional<CatalogFormat> named(String name) {
    return ALL.stream().filter(format -> format.name().equalsIgnoreCase(name)).findFirst();
  }

  /**
   * The format of a file, from its content.
   *
   * @throws BadInputException when it is of no known format
   */
  public static Recognition recognise(FileHead head) {
    for (CatalogFormat format : ALL) {
      Optional<? extends FileLayout> layout = format.layout(head);
      if (layout.isPresent()) {
        return new Recognition(format, layout.get());
      }
    }
    throw new BadInputException(
        head.file()
            + switch (head.kind()) {
              case JSON -> " is JSON, but not a GeoJSON FeatureCollection of events";
              case XML ->
                  " is XML or HTML, but not QuakeML; was a web page saved in place of a catalog?";
              default ->
                  " is neither text nor Parquet; the formats are "
                      + String.join(", ", names())
                      + " (gzip or not), or a data source of Spark by its name";
            });
  }

  /**
   * The same for a file whose format is known to the user.
   *
   * @throws BadInputException when its content is not of the format
   */
  public static Recognition recognise(FileHead head, CatalogFormat asked) {
    Optional<? extends FileLayout> layout = asked.askedLayout(head);
    if (layout.isPresent()) {
      return new Recognition(asked, layout.get());
    }
    String format = Setting.named("format");
    if (head.kind() == FileHead.Kind.TEXT) {
      throw new BadInputException(
          "%s does not look like %s; its first line is: %s. Use %s auto, or csv with %s"
              .formatted(
                  head.file(), asked.name(), head.shownLine(), format, Setting.named("column")));
    }
    throw new BadInputException(
        "%s is %s, not %s: use %s auto"
            .formatted(head.file(), recognise(head).format().name(), asked.name(), format));
  }
}
