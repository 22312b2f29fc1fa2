package org.epicentra.spark.catalog.source;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats of catalog files that are read without an explanation. */
public enum CatalogFormat {
  COMCAT_CSV("comcat-csv", FormatLayouts.comcat()),
  COMCAT_GEOJSON("comcat-geojson", FormatLayouts.comcat()),
  FDSN_TEXT("fdsn-text", FormatLayouts.fdsnText()),
  QUAKEML("quakeml", FormatLayouts.quakeml()),
  SCEDC("scedc", FormatLayouts.scedc()),
  GEONET_CSV("geonet-csv", FormatLayouts.geonet()),
  CSV("csv", FormatLayout.BY_NAME),
  PARQUET("parquet", FormatLayout.BY_NAME);

  private final String title;
  private final FormatLayout layout;

  CatalogFormat(String title, FormatLayout layout) {
    this.title = title;
    this.layout = layout;
  }

  /** The name that {@code --format} takes. */
  public String title() {
    return title;
  }

  public FormatLayout layout() {
    return layout;
  }

  /** The format of a name, or empty. */
  public static Optional<CatalogFormat> of(String title) {
    return Arrays.stream(values()).filter(f -> f.title.equalsIgnoreCase(title)).findFirst();
  }

  /** All names. */
  public static List<String> titles() {
    return Arrays.stream(values()).map(CatalogFormat::title).toList();
  }
}
