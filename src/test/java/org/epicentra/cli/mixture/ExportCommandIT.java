package org.epicentra.cli.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.epicentra.PythonModules;
import org.epicentra.cli.CatalogFile;
import org.epicentra.cli.CommandRun;
import org.epicentra.job.mixture.ModelFolder;
import org.epicentra.mixture.MixtureSampler;
import org.epicentra.spark.LocalSpark;
import org.epicentra.spark.catalog.CatalogReader;
import org.epicentra.spark.catalog.source.CatalogSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Exports of the bundled week of the whole Earth, which has events on both sides of 180 degrees.
 */
class ExportCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path WEEK =
      Path.of("src/main/resources/org/epicentra/sample/usgs-all-week-2018-02.geojson.gz");

  @TempDir static Path shared;
  private static Path model;
  private static JsonNode summary;

  @TempDir Path folder;

  @BeforeAll
  static void fit() throws IOException {
    LocalSpark.session();
    model = shared.resolve("a model");
    CommandRun run =
        CommandRun.of(
            "cavi", "fit", "--catalog", WEEK, "--components", 8, "--restarts", 1, "--model", model);
    assertThat(run.code()).as(run.err()).isZero();
    summary = JSON.readTree(model.resolve("summary.json").toFile());
  }

  private CommandRun export(String format, Path output, Object... more) {
    List<Object> words = new ArrayList<>(List.of("cavi", "export", "--model", model));
    words.addAll(List.of("--format", format, "--output", output));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  private static JsonNode result(CommandRun run) throws IOException {
    assertThat(run.code()).as(run.err()).isZero();
    return JSON.readTree(run.out());
  }

  private static List<JsonNode> features(Path file, String layer) throws IOException {
    return StreamSupport.stream(JSON.readTree(file.toFile()).get("features").spliterator(), false)
        .filter(feature -> feature.at("/properties/layer").textValue().equals(layer))
        .toList();
  }

  @Test
  void componentsBecomeGeoJson() throws IOException {
    Path file = folder.resolve("components.geojson");
    JsonNode result = result(export("geojson", file, "--json"));
    int components = summary.get("components").size();
    assertThat(result.get("format").textValue()).isEqualTo("geojson");
    assertThat(result.get("components").intValue()).isEqualTo(components);
    assertThat(result.has("events")).isFalse();
    List<JsonNode> ellipses = features(file, "event_ellipses");
    List<JsonNode> centres = features(file, "centre_ellipses");
    assertThat(ellipses).hasSize(components);
    assertThat(centres).hasSize(components);
    int without = 0;
    for (int k = 0; k < components; k++) {
      JsonNode properties = ellipses.get(k).get("properties");
      JsonNode component = summary.get("components").get(k);
      assertThat(properties.get("component").intValue()).isEqualTo(k);
      for (String name : List.of("longitude", "latitude", "weight", "rate")) {
        assertThat(properties.get(name)).as(name).isEqualTo(component.get(name));
      }
      assertThat(properties.get("events95_axis1_km"))
          .isEqualTo(component.at("/eventEllipse95/semiAxes/0"));
      assertThat(properties.get("covariance_xy_km2")).isEqualTo(component.at("/covariance/0/1"));
      assertThat(centres.get(k).get("properties").get("component").intValue()).isEqualTo(k);
      without += ellipses.get(k).get("geometry").isNull() ? 1 : 0;
      without += centres.get(k).get("geometry").isNull() ? 1 : 0;
    }
    assertThat(result.get("withoutOutline").intValue()).isEqualTo(without);
    assertThat(without).isLessThan(components);
  }

  @Test
  void eventsFollowTheComponents() throws IOException {
    Path file = folder.resolve("all.geojson");
    Path predicted = folder.resolve("predicted");
    JsonNode result = result(export("geojson", file, "--catalog", WEEK, "--json"));
    assertThat(
            CommandRun.of(
                "cavi", "predict", "--model", model, "--catalog", WEEK, "--output", predicted))
        .extracting(CommandRun::code)
        .isEqualTo(0);
    long[] byComponent = new long[summary.get("components").size() + 1];
    LocalSpark.session()
        .read()
        .parquet(predicted.toString())
        .groupBy("component")
        .count()
        .collectAsList()
        .forEach(row -> byComponent[row.getInt(0) + 1] = row.getLong(1));
    List<JsonNode> events = features(file, "events");
    assertThat(result.get("events").longValue()).isEqualTo(events.size());
    for (JsonNode event : events) {
      JsonNode properties = event.get("properties");
      byComponent[properties.get("component").intValue() + 1]--;
      JsonNode position = event.at("/geometry/coordinates");
      assertThat(position.get(0)).isEqualTo(properties.get("longitude"));
      assertThat(position.get(1)).isEqualTo(properties.get("latitude"));
      assertThat(position.get(2).doubleValue())
          .isCloseTo(-1000 * properties.get("depth").doubleValue(), within(1e-6));
      assertThat(properties.get("probability").doubleValue()).isBetween(0.0, 1.0);
      assertThat(properties.get("time").textValue()).startsWith("2018-0").endsWith("Z");
    }
    assertThat(byComponent).containsOnly(0);
  }

  @Test
  void kmlKnowsTheTimesOfComponents() throws Exception {
    Path file = folder.resolve("all.kml");
    JsonNode result = result(export("kml", file, "--catalog", WEEK, "--json"));
    Document kml =
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
    assertThat(kml.getElementsByTagName("Placemark").getLength())
        .isEqualTo(result.get("events").intValue() + 2 * result.get("components").intValue());
    assertThat(kml.getElementsByTagName("TimeSpan").getLength()).isPositive();
    assertThat(kml.getElementsByTagName("when").getLength())
        .isEqualTo(result.get("events").intValue());
  }

  @Test
  void csvIsTheComponentsOrTheEvents() throws IOException {
    Path components = folder.resolve("components.csv");
    result(export("csv", components, "--json"));
    List<String> lines = Files.readAllLines(components);
    assertThat(lines).hasSize(summary.get("components").size() + 1);
    assertThat(lines.get(0))
        .isEqualTo(
            "component,longitude,latitude,weight,weight_low95,weight_high95,effective_count,rate,"
                + "rate_low95,rate_high95,rate_shape,rate_rate,x_km,y_km,mean_precision_per_km2,"
                + "width_km,radius95_km,covariance_xx_km2,covariance_xy_km2,covariance_yy_km2,"
                + "sd_axis1_km,sd_axis2_km,strike_deg,thickness_at_floor,centre95_axis1_km,"
                + "centre95_axis2_km,centre95_azimuth_deg,events95_axis1_km,events95_axis2_km,"
                + "events95_azimuth_deg");
    assertThat(Double.parseDouble(lines.get(1).split(",")[1]))
        .isEqualTo(summary.at("/components/0/longitude").doubleValue());
    Path events = folder.resolve("events.csv");
    JsonNode result = result(export("csv", events, "--catalog", WEEK, "--json"));
    assertThat(result.has("components")).isFalse();
    long read =
        LocalSpark.session()
            .read()
            .option("header", true)
            .option("escape", "\"")
            .csv(events.toString())
            .where("double(probability) > 0 and int(component) >= -1")
            .count();
    assertThat(read).isEqualTo(result.get("events").longValue());
  }

  @Test
  void predictionsBecomeOneFile() throws IOException {
    Object[] predict = {
      "cavi",
      "predict",
      "--model",
      model,
      "--catalog",
      WEEK,
      "--responsibilities",
      "--json",
      "--output",
      folder.resolve("events.csv")
    };
    long events = result(CommandRun.of(predict)).get("events").longValue();
    List<String> lines = Files.readAllLines(folder.resolve("events.csv"));
    assertThat(lines).hasSize((int) events + 1);
    assertThat(lines.get(0))
        .endsWith("component,probability,log_density,entropy,background,responsibilities");
    predict[predict.length - 1] = folder.resolve("events.geojson");
    assertThat(result(CommandRun.of(predict)).get("events").longValue()).isEqualTo(events);
    JsonNode first = features(folder.resolve("events.geojson"), "events").get(0);
    assertThat(first.at("/properties/responsibilities")).hasSize(summary.get("components").size());
    Object[] named = Arrays.copyOf(predict, predict.length + 2);
    named[predict.length - 1] = folder.resolve("plain");
    named[predict.length] = "--output-format";
    named[predict.length + 1] = "csv";
    assertThat(result(CommandRun.of(named)).get("events").longValue()).isEqualTo(events);
    assertThat(folder.resolve("plain")).hasSameTextualContentAs(folder.resolve("events.csv"));
  }

  @Test
  void geoPackagesHaveALayerOfEach() throws Exception {
    Path file = folder.resolve("all.gpkg");
    JsonNode result = result(export("geopackage", file, "--catalog", WEEK, "--json"));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String layer : List.of("event_ellipses", "centre_ellipses", "events")) {
        String expected = layer.equals("events") ? "events" : "components";
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + layer)) {
          assertThat(count.getLong(1)).isEqualTo(result.get(expected).longValue());
        }
      }
    }
    Path again = folder.resolve("again.gpkg");
    result(export("geopackage", again, "--catalog", WEEK, "--json"));
    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void quakemlIsReadAsTheCatalogItIsOf() throws Exception {
    Path file = folder.resolve("events.xml");
    JsonNode result = result(export("quakeml", file, "--catalog", WEEK, "--json"));
    String[] columns = {
      "id",
      "time",
      "latitude",
      "longitude",
      "round(depth, 9) AS depth",
      "magnitude",
      "magnitude_type",
      "event_type",
      "source",
      "updated"
    };
    SparkSession spark = LocalSpark.session();
    Dataset<Row> read =
        CatalogReader.open(spark, new CatalogSource(List.of(file.toString()), "auto", Map.of()))
            .rows()
            .selectExpr(columns);
    String[] original = columns.clone();
    original[0] = "concat('smi:local/', id) AS id";
    Dataset<Row> written =
        CatalogReader.open(spark, new CatalogSource(List.of(WEEK.toString()), "auto", Map.of()))
            .rows()
            .where("event_type = 'earthquake'")
            .selectExpr(original);
    assertThat(read.count()).isEqualTo(result.get("events").longValue());
    assertThat(read.exceptAll(written).collectAsList()).isEmpty();
    String text = Files.readString(file);
    assertThat(text).contains("<epicentra:component>").contains("<epicentra:probability>");
    CommandRun none = export("quakeml", folder.resolve("none.xml"));
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("--format quakeml is of events").contains("--catalog");
    PythonModules.require("obspy");
    String seen =
        PythonModules.output(
            """
            import sys, obspy
            from obspy.io.quakeml.core import _validate
            events = obspy.read_events(sys.argv[1])
            assigned = [int(event.extra['component'].value) for event in events]
            print(_validate(sys.argv[1]), len(events), min(assigned) >= -1)
            """,
            file);
    assertThat(seen).isEqualTo("True " + result.get("events") + " True");
  }

  /** Those of QuakeML 1.2, two older words, and one that no version has. */
  @Test
  void everyTypeOfEventIsAWordOfQuakeml() throws Exception {
    List<String> rows = new ArrayList<>();
    for (String type : (TYPES + ",induced earthquake,meteor impact,frost heave").split(",")) {
      rows.add("e %d,2024-01-01T00:00:00Z,37,-122,5,2,10,%s".formatted(rows.size(), type));
    }
    Path catalog =
        CatalogFile.write(folder, "types.csv", CatalogFile.HEADER, rows.toArray(String[]::new));
    Path file = folder.resolve("types.xml");
    Object[] all = {
      "--catalog", catalog, "--catalog-format", "csv", "--event-type", "all", "--json"
    };
    JsonNode result = result(export("quakeml", file, all));
    assertThat(result.get("events").intValue()).isEqualTo(rows.size());
    List<String> expected = new ArrayList<>(List.of(TYPES.split(",")));
    expected.addAll(List.of("induced or triggered event", "meteorite", "other event"));
    Document written =
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
    NodeList events = written.getElementsByTagName("event");
    List<String> types = new ArrayList<>();
    for (int i = 0; i < events.getLength(); i++) {
      types.add(((Element) events.item(i)).getElementsByTagName("type").item(0).getTextContent());
    }
    assertThat(types).containsExactlyInAnyOrderElementsOf(expected);
    PythonModules.require("obspy");
    String seen =
        PythonModules.output(
            """
            import sys, obspy
            from obspy.io.quakeml.core import _validate
            types = [event.event_type for event in obspy.read_events(sys.argv[1])]
            print(_validate(sys.argv[1]), len(types), len(set(types)), None in types)
            """,
            file);
    assertThat(seen).isEqualTo("True 47 44 False");
  }

  private static final String TYPES =
      "not existing,not reported,earthquake,anthropogenic event,collapse,cavity collapse,"
          + "mine collapse,building collapse,explosion,accidental explosion,chemical explosion,"
          + "controlled explosion,experimental explosion,industrial explosion,mining explosion,"
          + "quarry blast,road cut,blasting levee,nuclear explosion,induced or triggered event,"
          + "rock burst,reservoir loading,fluid injection,fluid extraction,crash,plane crash,"
          + "train crash,boat crash,other event,atmospheric event,sonic boom,sonic blast,"
          + "acoustic noise,thunder,avalanche,snow avalanche,debris avalanche,hydroacoustic event,"
          + "ice quake,slide,landslide,rockslide,meteorite,volcanic eruption";

  @Test
  void geoParquetIsReadByOthers() throws Exception {
    Path output = folder.resolve("events.parquet");
    JsonNode result = result(export("geoparquet", output, "--catalog", WEEK, "--json"));
    Dataset<Row> read = LocalSpark.session().read().parquet(output.toString());
    assertThat(read.count()).isEqualTo(result.get("events").longValue());
    for (Row row : read.select("longitude", "latitude", "depth", "geometry").collectAsList()) {
      ByteBuffer point = ByteBuffer.wrap(row.<byte[]>getAs(3)).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(point.get()).isEqualTo((byte) 1);
      assertThat(point.getInt()).isEqualTo(row.isNullAt(2) ? 1 : 1001);
      assertThat(point.getDouble()).isEqualTo(row.getDouble(0));
      assertThat(point.getDouble()).isEqualTo(row.getDouble(1));
    }
    PythonModules.require("pyarrow");
    String seen =
        PythonModules.output(
            """
            import glob, json, sys
            import pyarrow.parquet as pq
            table = pq.read_table(sys.argv[1])
            part = sorted(glob.glob(sys.argv[1] + '/part-*.parquet'))[0]
            geo = json.loads(pq.read_schema(part).metadata[b'geo'])
            column = geo['columns'][geo['primary_column']]
            print(table.num_rows, geo['version'], geo['primary_column'], column['encoding'],
                  table.schema.field('time').type, table.schema.field('component').type)
            """,
            output);
    assertThat(seen)
        .isEqualTo(result.get("events") + " 1.1.0 geometry WKB timestamp[us, tz=UTC] int64");
  }

  private static final String CALIFORNIA =
      "longitude between -125 and -114 and latitude between 32 and 42";

  @Test
  void forecastsAreReadByPyCsep() throws Exception {
    Path file = folder.resolve("california.dat");
    JsonNode result =
        result(
            export("csep", file, "--catalog", WEEK, "--where", CALIFORNIA, "--days", 30, "--json"));
    JsonNode forecast = result.get("forecast");
    double expected = forecast.get("expectedEvents").doubleValue();
    double sum = 0;
    List<String> lines = Files.readAllLines(file);
    for (String line : lines) {
      sum += Double.parseDouble(line.split("\t")[8]);
    }
    assertThat(sum).isCloseTo(expected, within(1e-9 * expected));
    assertThat(lines)
        .hasSize(forecast.get("cells").intValue() * forecast.get("magnitudes").intValue());
    PythonModules.require("csep");
    String seen =
        PythonModules.output(
            """
            import sys, csep
            from csep.core.forecasts import GriddedForecast
            forecast = GriddedForecast.load_ascii(sys.argv[1])
            print(forecast.event_count, forecast.region.num_nodes, len(forecast.magnitudes))
            """,
            file);
    String[] numbers = seen.split(" ");
    assertThat(Double.parseDouble(numbers[0])).isCloseTo(expected, within(1e-6 * expected));
    assertThat(numbers[1]).isEqualTo(forecast.get("cells").toString());
    assertThat(numbers[2]).isEqualTo(forecast.get("magnitudes").toString());
  }

  /** Events outside of the polygons count neither for the rate nor for anything else. */
  @Test
  void forecastsCountTheEventsOfTheirRegion() throws Exception {
    Path bounded = folder.resolve("bounded");
    Object[] fit = {
      "cavi",
      "fit",
      "--catalog",
      WEEK,
      "--where",
      CALIFORNIA,
      "--region",
      "POLYGON((-125 32, -114 32, -114 42, -125 42, -125 32))",
      "--components",
      3,
      "--restarts",
      1,
      "--model",
      bounded
    };
    CommandRun fitted = CommandRun.of(fit);
    assertThat(fitted.code()).as(fitted.err()).isZero();
    JsonNode inside = forecast(bounded, CALIFORNIA, "inside.dat");
    JsonNode around =
        forecast(bounded, "longitude < -100 and latitude between 25 and 60", "around.dat");
    assertThat(around).isEqualTo(inside);
    assertThat(folder.resolve("around.dat")).hasSameTextualContentAs(folder.resolve("inside.dat"));
    Path file = folder.resolve("none.dat");
    CommandRun none = CommandRun.of(csep(bounded, "latitude < 0", file));
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err())
        .contains("none of the events lies in the region of the model's background")
        .contains("--where");
    assertThat(file).doesNotExist();
  }

  private JsonNode forecast(Path model, String where, String name) throws IOException {
    return result(CommandRun.of(csep(model, where, folder.resolve(name)))).get("forecast");
  }

  private static Object[] csep(Path model, String where, Path file) {
    List<Object> words = new ArrayList<>(List.of("cavi", "export", "--format", "csep", "--json"));
    words.addAll(List.of("--model", model, "--catalog", WEEK, "--where", where));
    words.addAll(List.of("--days", 30, "--output", file));
    return words.toArray();
  }

  /** Of hypocentres the cells are those of their epicentres; six standard errors of a binomial. */
  @Test
  void forecastsOfDeepModelsAreOfEpicentres() throws Exception {
    Path deep = folder.resolve("deep");
    CommandRun fitted =
        CommandRun.of(
            "cavi",
            "fit",
            "--catalog",
            WEEK,
            "--where",
            CALIFORNIA + " and depth is not null",
            "--projection",
            "geocentric",
            "--components",
            3,
            "--background",
            "none",
            "--restarts",
            1,
            "--model",
            deep);
    assertThat(fitted.code()).as(fitted.err()).isZero();
    Path file = folder.resolve("deep.dat");
    CommandRun run =
        CommandRun.of(
            "cavi",
            "export",
            "--model",
            deep,
            "--format",
            "csep",
            "--days",
            1,
            "--catalog",
            WEEK,
            "--max-magnitude",
            3,
            "--output",
            file,
            "--json");
    double expected = result(run).at("/forecast/expectedEvents").doubleValue();
    ModelFolder folded = ModelFolder.read(deep.toString(), new Configuration());
    MixtureSampler sampler = MixtureSampler.ofPosterior(folded.posterior(), 3);
    double[][] blocks = new double[12][3];
    List<String> lines = Files.readAllLines(file);
    double[] box = {180, -180, 90, -90};
    for (String line : lines) {
      String[] values = line.split("\t");
      double longitude = Double.parseDouble(values[0]);
      double latitude = Double.parseDouble(values[2]);
      box[0] = Math.min(box[0], longitude);
      box[1] = Math.max(box[1], longitude + 0.1);
      box[2] = Math.min(box[2], latitude);
      box[3] = Math.max(box[3], latitude + 0.1);
      blocks[(int) Math.floor(longitude + 0.05 + 126)][0] +=
          Double.parseDouble(values[8]) / expected;
    }
    int inside = 0;
    for (int n = 0; n < 40_000; n++) {
      double[] place = folded.projection().inverse(sampler.draw(n).location());
      if (place[0] >= box[0] && place[0] < box[1] && place[1] >= box[2] && place[1] < box[3]) {
        blocks[(int) Math.floor(place[0] + 126)][1]++;
        inside++;
      }
    }
    assertThat(inside).isGreaterThan(5000);
    for (double[] block : blocks) {
      double share = block[1] / inside;
      assertThat(share).isCloseTo(block[0], within(6 * Math.sqrt((share + 1e-4) / inside)));
    }
  }

  @Test
  void whatCannotBeExportedIsRefused() throws IOException {
    Path file = folder.resolve("a.geojson");
    CommandRun unknown = export("shapefile", file);
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("--format").contains("geojson, kml, csv");
    CommandRun endless = export("csep", file, "--catalog", WEEK);
    assertThat(endless.code()).isEqualTo(2);
    assertThat(endless.err()).contains("--format csep needs --days");
    CommandRun early = export("kml", file, "--days", 3);
    assertThat(early.code()).isEqualTo(2);
    CommandRun stray = export("kml", file, "--where", "magnitude > 5");
    assertThat(stray.code()).isEqualTo(2);
    assertThat(stray.err()).contains("--where").contains("are of --catalog: give it");
    CommandRun whole = export("csep", file, "--catalog", WEEK, "--days", 3);
    assertThat(whole.code()).isEqualTo(3);
    assertThat(whole.err()).contains("lines, at most 20,000,000").contains("--where");
    assertThat(export("geojson", file).code()).isZero();
    CommandRun again = export("geojson", file);
    assertThat(again.code()).isEqualTo(3);
    assertThat(again.err()).contains("exists").contains("--overwrite");
    assertThat(export("geojson", file, "--overwrite").code()).isZero();
    CommandRun none =
        CommandRun.of(
            "cavi", "export", "--model", folder, "--format", "kml", "--output", file + ".kml");
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("posterior.json").doesNotContain("\tat ");
    assertThat(Path.of(file + ".kml")).doesNotExist();
  }

  @Test
  void plainCoordinatesAreNoMap() throws IOException {
    Path table = CatalogFile.write(folder, "p.csv", "a,b,n", "1,2,3", "3,0,5", "2,4,4", "2,3,1");
    Path plain = folder.resolve("plain");
    CommandRun fitted =
        CommandRun.of(
            (Object[])
                ("cavi fit --format csv --components 1 --projection none --x a --y b --strength n"
                        + " --catalog "
                        + table
                        + " --model "
                        + plain)
                    .split(" "));
    assertThat(fitted.code()).as(fitted.err()).isZero();
    Object[] words = {
      "cavi", "export", "--model", plain, "--format", "geojson", "--output", folder.resolve("x")
    };
    CommandRun refused = CommandRun.of(words);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err())
        .contains("--format geojson is made of longitudes and latitudes")
        .contains("--projection none");
    words[5] = "csv";
    assertThat(CommandRun.of(words).code()).isZero();
    assertThat(Files.readAllLines(folder.resolve("x")).get(0))
        .startsWith("component,weight,")
        .contains(",x,y,mean_precision,width,radius95,covariance_xx,");
    Object[] events = Arrays.copyOf(words, words.length + 4);
    events[7] = folder.resolve("y");
    events[8] = "--catalog";
    events[9] = table;
    events[10] = "--catalog-format";
    events[11] = "csv";
    CommandRun run = CommandRun.of(events);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readAllLines(folder.resolve("y")).get(0)).startsWith("a,b,n,component,");
  }
}
