package org.epicentra.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.GeoPackageManager;
import mil.nga.geopackage.features.user.FeatureDao;
import mil.nga.geopackage.features.user.FeatureResultSet;
import mil.nga.sf.Geometry;
import mil.nga.sf.GeometryType;
import mil.nga.sf.Point;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoPackageFeaturesTest {
  private static final Instant CHANGED = Instant.parse("2024-03-01T01:02:03Z");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("some.gpkg");
    try (FeatureWriter writer = new GeoPackageFeatures(file, CHANGED)) {
      FeatureFormatTest.write(writer);
    }
  }

  private List<String> query(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(String.join("|", row.stream().map(String::valueOf).toList()));
      }
    }
    return rows;
  }

  /** Requirements 2, 4, 6, 7, 10 to 13 and 21 to 29 of the standard. */
  @Test
  void isADatabaseOfTheStandard() throws SQLException {
    assertThat(query("PRAGMA application_id")).containsExactly(String.valueOf(0x47504B47));
    assertThat(query("PRAGMA user_version")).containsExactly("10300");
    assertThat(query("PRAGMA integrity_check")).containsExactly("ok");
    assertThat(query("PRAGMA foreign_key_check")).isEmpty();
    assertThat(query("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1"))
        .containsExactly("-1", "0", "4326");
    assertThat(
            query(
                "SELECT table_name, data_type, srs_id, last_change FROM gpkg_contents ORDER BY 1"))
        .containsExactly(
            "areas|features|4326|2024-03-01T01:02:03.000Z",
            "events|features|4326|2024-03-01T01:02:03.000Z");
    assertThat(
            query(
                "SELECT table_name, column_name, geometry_type_name, z FROM gpkg_geometry_columns"
                    + " ORDER BY 1"))
        .containsExactly("areas|geom|GEOMETRY|0", "events|geom|POINT|2");
    assertThat(query("SELECT min_x, max_x FROM gpkg_contents ORDER BY table_name"))
        .containsExactly("-180.0|180.0", "-179.5|10.0");
    assertThat(query("SELECT fid, component, rate, thin, geom IS NULL FROM areas ORDER BY 1"))
        .containsExactly("1|0|2.5|1|0", "2|1|null|null|1");
    assertThat(query("SELECT id, time, shares FROM events ORDER BY fid").get(0))
        .isEqualTo("a<b&\"c\",d|2024-01-01T00:00:00.000Z|[0.25,0.75]");
  }

  @Test
  void anotherLibraryReadsIt() {
    try (GeoPackage read = GeoPackageManager.open(file.toFile())) {
      assertThat(read.getFeatureTables()).containsExactlyInAnyOrder("areas", "events");
      List<Geometry> areas = geometries(read.getFeatureDao("areas"));
      assertThat(areas).hasSize(1);
      assertThat(areas.get(0).getGeometryType()).isEqualTo(GeometryType.MULTIPOLYGON);
      List<Geometry> events = geometries(read.getFeatureDao("events"));
      assertThat(events).hasSize(2);
      Point deep = (Point) events.get(0);
      assertThat(deep.getX()).isEqualTo(-179.5);
      assertThat(deep.getY()).isEqualTo(-39.25);
      assertThat(deep.getZ()).isEqualTo(-12500);
      assertThat(((Point) events.get(1)).hasZ()).isFalse();
    }
    assertThat(file.resolveSibling("some.gpkg-journal")).doesNotExist();
    assertThat(Files.exists(file)).isTrue();
  }

  private static List<Geometry> geometries(FeatureDao table) {
    List<Geometry> geometries = new ArrayList<>();
    FeatureResultSet rows = table.queryForAll();
    while (rows.moveToNext()) {
      if (rows.getRow().getGeometry() != null) {
        geometries.add(rows.getRow().getGeometry().getGeometry());
      }
    }
    rows.close();
    return geometries;
  }
}
