package org.epicentra.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.SQLiteDataSource;

/**
 * GeoPackage 1.3, <a href="https://www.geopackage.org/spec130/">OGC 12-128r17</a>: an SQLite file
 * on this machine with a table of features for each layer, in WGS84.
 */
public final class GeoPackageFeatures implements FeatureWriter {
  private static final int WGS84 = 4326;
  private static final int BATCH = 1000;

  /** "GPKG", and the version 1.3.0, which SQLite's header names. */
  private static final List<String> HEADER =
      List.of(
          "PRAGMA application_id = 0x47504B47",
          "PRAGMA user_version = 10300",
          "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,"
              + " organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,"
              + " definition TEXT NOT NULL, description TEXT)",
          "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT"
              + " NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME"
              + " NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y"
              + " DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id"
              + " FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))",
          "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,"
              + " geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m"
              + " TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),"
              + " CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY"
              + " (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN"
              + " KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))",
          "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian SRS', -1, 'NONE', -1,"
              + " 'undefined', 'undefined cartesian coordinate reference system')",
          "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined geographic SRS', 0, 'NONE', 0,"
              + " 'undefined', 'undefined geographic coordinate reference system')",
          "INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84 geodetic', 4326, 'EPSG', 4326,"
              + " 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS"
              + " 84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],"
              + "PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\","
              + "0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]',"
              + " 'longitude and latitude in degrees on the WGS 84 ellipsoid')");

  /** To the millisecond, with all its digits. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Connection connection;
  private final Instant changed;
  private Layer layer;
  private PreparedStatement insert;
  private Envelope bounds;
  private int pending;

  /** What may fail. */
  private interface Step {
    void run() throws SQLException;
  }

  /**
   * @param file that does not exist yet
   * @param changed when the content was last changed, which a GeoPackage must say
   */
  public GeoPackageFeatures(Path file, Instant changed) throws IOException {
    this.changed = changed;
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    try {
      connection = source.getConnection();
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
    step(
        () -> {
          execute("PRAGMA journal_mode = OFF");
          execute("PRAGMA synchronous = OFF");
          connection.setAutoCommit(false);
          for (String statement : HEADER) {
            execute(statement);
          }
        });
  }

  private static void step(Step step) throws IOException {
    try {
      step.run();
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void start(Layer next) throws IOException {
    step(
        () -> {
          finishLayer();
          layer = next;
          bounds = new Envelope();
          List<String> names = layer.fields().stream().map(Field::name).toList();
          String key = free("fid", names);
          String place = free("geom", names);
          execute(
              "CREATE TABLE %s (%s INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, %s %s%s)"
                  .formatted(
                      quoted(layer.name()), quoted(key), quoted(place), shape(), definitions()));
          register(place);
          String columns =
              Stream.concat(Stream.of(place), names.stream())
                  .map(GeoPackageFeatures::quoted)
                  .collect(Collectors.joining(", "));
          insert =
              connection.prepareStatement(
                  "INSERT INTO %s (%s) VALUES (?%s)"
                      .formatted(quoted(layer.name()), columns, ", ?".repeat(names.size())));
        });
  }

  private String shape() {
    return layer.shape() == Layer.Shape.POINT ? "POINT" : "GEOMETRY";
  }

  private String definitions() {
    return layer.fields().stream()
        .map(field -> ", " + quoted(field.name()) + " " + type(field.kind()))
        .collect(Collectors.joining());
  }

  private static String type(Field.Kind kind) {
    return switch (kind) {
      case INTEGER, LONG -> "INTEGER";
      case REAL -> "DOUBLE";
      case FLAG -> "BOOLEAN";
      case TIME -> "DATETIME";
      case TEXT, NUMBERS -> "TEXT";
    };
  }

  /** A name that no column has, whatever its case. */
  private static String free(String name, List<String> taken) {
    String free = name;
    while (taken.stream().anyMatch(free::equalsIgnoreCase)) {
      free = "_" + free;
    }
    return free;
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private void register(String place) throws SQLException {
    try (PreparedStatement contents =
            connection.prepareStatement(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, description,"
                    + " last_change, srs_id) VALUES (?, 'features', ?, ?, ?, ?)");
        PreparedStatement geometries =
            connection.prepareStatement(
                "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, 0)")) {
      contents.setString(1, layer.name());
      contents.setString(2, layer.name());
      contents.setString(3, layer.description());
      contents.setString(4, TIME.format(changed));
      contents.setInt(5, WGS84);
      contents.execute();
      geometries.setString(1, layer.name());
      geometries.setString(2, place);
      geometries.setString(3, shape());
      geometries.setInt(4, WGS84);
      geometries.setInt(5, layer.shape() == Layer.Shape.POINT ? 2 : 0); // 2: may have a z
      geometries.execute();
    }
  }

  @Override
  public void write(Feature feature) throws IOException {
    step(
        () -> {
          insert.setBytes(1, binary(feature.geometry()));
          for (int i = 0; i < layer.fields().size(); i++) {
            insert.setObject(i + 2, value(feature.values().get(i)));
          }
          insert.addBatch();
          if (++pending == BATCH) {
            insert.executeBatch();
            pending = 0;
          }
        });
  }

  private static Object value(Object value) {
    if (FieldText.isNone(value)) {
      return null;
    }
    if (value instanceof Instant time) {
      return TIME.format(time);
    }
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return value instanceof Number ? value : FieldText.of(value);
  }

  /** The header of a GeoPackage without an envelope, little-endian, and well-known binary. */
  private byte[] binary(Geometry geometry) {
    if (geometry == null) {
      return null;
    }
    bounds.expandToInclude(geometry.getEnvelopeInternal());
    byte[] wellKnown = WellKnownBinary.of(geometry);
    ByteBuffer bytes = ByteBuffer.allocate(8 + wellKnown.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 1).putInt(WGS84);
    return bytes.put(wellKnown).array();
  }

  private void finishLayer() throws SQLException {
    if (layer == null) {
      return;
    }
    insert.executeBatch();
    insert.close();
    pending = 0;
    if (bounds.isNull()) {
      return;
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name ="
                + " ?")) {
      update.setDouble(1, bounds.getMinX());
      update.setDouble(2, bounds.getMinY());
      update.setDouble(3, bounds.getMaxX());
      update.setDouble(4, bounds.getMaxY());
      update.setString(5, layer.name());
      update.execute();
    }
  }

  @Override
  public void close() throws IOException {
    step(
        () -> {
          try (Connection closed = connection) {
            finishLayer();
            closed.commit();
          }
        });
  }
}
