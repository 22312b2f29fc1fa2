package org.epicentra.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.epicentra.catalog.geography.AzimuthalProjection;
import org.epicentra.distribution.MultivariateStudentT;
import org.epicentra.export.Field.Kind;
import org.epicentra.math.SymmetricMatrix;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

class FeatureFormatTest {
  private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2024-02-01T12:30:15.250Z");

  static final Layer AREAS =
      new Layer(
          "areas",
          "Where they are.",
          Layer.Shape.AREA,
          List.of(
              new Field("component", Kind.INTEGER),
              new Field("rate", Kind.REAL),
              new Field("thin", Kind.FLAG)));
  static final Layer EVENTS =
      new Layer(
          "events",
          "Which they are.",
          Layer.Shape.POINT,
          List.of(
              new Field("id", Kind.TEXT),
              new Field("time", Kind.TIME),
              new Field("shares", Kind.NUMBERS)));

  /** Two areas, one cut in two and one without an outline, and two events. */
  static void write(FeatureWriter writer) throws IOException {
    Geometry cut =
        EllipseOutline.of(
            MultivariateStudentT.of(5, new double[2], SymmetricMatrix.scaledIdentity(2, 900)),
            0.95,
            AzimuthalProjection.of(180, -40));
    writer.start(AREAS);
    writer.write(new Feature("component 0", cut, BEGIN, END, List.of(0, 2.5, true)));
    writer.write(new Feature("component 1", null, null, null, Arrays.asList(1, Double.NaN, null)));
    writer.start(EVENTS);
    writer.write(
        new Feature(
            "a<b&\"c\",d",
            Feature.hypocentre(-179.5, -39.25, 12.5),
            BEGIN,
            BEGIN,
            List.of("a<b&\"c\",d", BEGIN, new double[] {0.25, 0.75})));
    writer.write(
        new Feature(
            "ü\u0001",
            Feature.hypocentre(10, 0, Double.NaN),
            null,
            null,
            Arrays.asList("ü\u0001", null, null)));
  }

  private static byte[] written(FeatureFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FeatureWriter writer = format.writer(out)) {
      write(writer);
    }
    return out.toByteArray();
  }

  @Test
  void geoJsonIsThatOfTheRfc() throws IOException {
    String text = new String(written(FeatureFormat.GEOJSON), StandardCharsets.UTF_8);
    assertThat(text.lines()).hasSize(6);
    JsonNode all = new ObjectMapper().readTree(text);
    assertThat(all.fieldNames()).toIterable().containsExactly("type", "features");
    assertThat(all.get("type").textValue()).isEqualTo("FeatureCollection");
    JsonNode features = all.get("features");
    assertThat(features).hasSize(4).allSatisfy(this::isFeature);
    JsonNode area = features.get(0);
    assertThat(area.at("/geometry/type").textValue()).isEqualTo("MultiPolygon");
    assertThat(area.at("/geometry/coordinates")).hasSize(2).allSatisfy(this::isPolygon);
    assertThat(area.at("/properties/component").intValue()).isZero();
    assertThat(area.at("/properties/rate").doubleValue()).isEqualTo(2.5);
    assertThat(area.at("/properties/thin").booleanValue()).isTrue();
    assertThat(features.get(1).get("geometry").isNull()).isTrue();
    assertThat(features.get(1).at("/properties/rate").isNull()).isTrue();
    JsonNode event = features.get(2);
    assertThat(event.get("geometry").toString())
        .isEqualTo("{\"type\":\"Point\",\"coordinates\":[-179.5,-39.25,-12500.0]}");
    assertThat(event.get("properties").toString())
        .isEqualTo(
            "{\"layer\":\"events\",\"id\":\"a<b&\\\"c\\\",d\",\"time\":\"2024-01-01T00:00:00Z\","
                + "\"shares\":[0.25,0.75]}");
    assertThat(features.get(3).at("/geometry/coordinates")).hasSize(2);
  }

  @Test
  void aFieldMayBeCalledLayer() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FeatureWriter writer = FeatureFormat.GEOJSON.writer(out)) {
      List<Field> fields = List.of(new Field("layer", Kind.INTEGER));
      writer.start(new Layer("rocks", "Some rocks.", Layer.Shape.NONE, fields));
      writer.write(new Feature("", null, null, null, List.of(7)));
    }
    JsonNode properties =
        new ObjectMapper().readTree(out.toByteArray()).at("/features/0/properties");
    assertThat(properties.get("_layer").textValue()).isEqualTo("rocks");
    assertThat(properties.get("layer").intValue()).isEqualTo(7);
  }

  /** So an export of GeoJSON need not look for the times of components. */
  @Test
  void geoJsonHasNoTimesOfComponents() throws IOException {
    ByteArrayOutputStream[] out = {new ByteArrayOutputStream(), new ByteArrayOutputStream()};
    for (int i = 0; i < 2; i++) {
      try (FeatureWriter writer = FeatureFormat.GEOJSON.writer(out[i])) {
        writer.start(AREAS);
        writer.write(
            new Feature("", null, i == 0 ? null : BEGIN, i == 0 ? null : END, List.of(0, 1, true)));
      }
    }
    assertThat(out[0].toByteArray()).isEqualTo(out[1].toByteArray());
  }

  private void isFeature(JsonNode feature) {
    assertThat(feature.fieldNames()).toIterable().containsExactly("type", "geometry", "properties");
    assertThat(feature.get("type").textValue()).isEqualTo("Feature");
  }

  private void isPolygon(JsonNode rings) {
    assertThat(rings).hasSize(1);
    JsonNode ring = rings.get(0);
    assertThat(ring).hasSizeGreaterThan(10);
    assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
  }

  @Test
  void kmlIsThatOfItsSchema() throws Exception {
    byte[] kml = written(FeatureFormat.KML);
    schema().newValidator().validate(new StreamSource(new ByteArrayInputStream(kml)));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(kml));
    NodeList placemarks =
        document.getElementsByTagNameNS("http://www.opengis.net/kml/2.2", "Placemark");
    assertThat(placemarks.getLength()).isEqualTo(4);
    Element area = (Element) placemarks.item(0);
    assertThat(text(area, "begin")).isEqualTo("2024-01-01T00:00:00Z");
    assertThat(text(area, "end")).isEqualTo("2024-02-01T12:30:15.250Z");
    assertThat(area.getElementsByTagName("Polygon").getLength()).isEqualTo(2);
    Element event = (Element) placemarks.item(2);
    assertThat(text(event, "name")).isEqualTo("a<b&\"c\",d");
    assertThat(text(event, "when")).isEqualTo("2024-01-01T00:00:00Z");
    assertThat(text(event, "coordinates")).isEqualTo("-179.5,-39.25,-12500.0");
    assertThat(text((Element) placemarks.item(3), "name")).isEqualTo("ü\uFFFD");
    String whole = new String(kml, StandardCharsets.UTF_8);
    assertThat(whole).doesNotContain("href");
  }

  /** An int of KML has 32 bits. */
  @Test
  void longNumbersOfKmlAreText() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FeatureWriter writer = FeatureFormat.KML.writer(out)) {
      List<Field> fields = List.of(new Field("few", Kind.INTEGER), new Field("many", Kind.LONG));
      writer.start(new Layer("rocks", "Some rocks.", Layer.Shape.NONE, fields));
      writer.write(new Feature("", null, null, null, List.of(7, 20110311054623L)));
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("type=\"int\" name=\"few\"")
        .contains("type=\"string\" name=\"many\"")
        .contains(">20110311054623<");
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent();
  }

  /** The schema of the OGC, with what it imports, from the classpath. */
  private static Schema schema() throws Exception {
    DOMImplementationLS inputs =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setResourceResolver(
        (type, namespace, publicId, systemId, base) -> {
          String name = systemId.substring(systemId.lastIndexOf('/') + 1);
          LSInput input = inputs.createLSInput();
          input.setSystemId(systemId);
          String folder = name.equals("xAL.xsd") ? "/ogc/citygml/xAL/" : "/ogc/kml/2.2.0/";
          input.setByteStream(resource(folder + name));
          return input;
        });
    return factory.newSchema(new StreamSource(resource("/ogc/kml/2.2.0/ogckml22.xsd")));
  }

  private static InputStream resource(String path) {
    InputStream resource = FeatureFormatTest.class.getResourceAsStream(path);
    assertThat(resource).as(path).isNotNull();
    return resource;
  }

  @Test
  void csvIsOneTable() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FeatureWriter writer = FeatureFormat.CSV.writer(out)) {
      writer.start(EVENTS);
      writer.write(
          new Feature("", null, null, null, List.of("a \"b\"", BEGIN, new double[] {0.25, 0.75})));
      writer.write(new Feature("", null, null, null, Arrays.asList("c", null, null)));
      assertThatThrownBy(() -> writer.start(AREAS)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("id,time,shares\n\"a \"\"b\"\"\",2024-01-01T00:00:00Z,\"[0.25,0.75]\"\nc,,\n");
  }
}
