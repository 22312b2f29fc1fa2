package org.epicentra.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.epicentra.catalog.EventTypes;
import org.epicentra.export.Field.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class QuakemlFeaturesTest {
  private static final String BED = "http://quakeml.org/xmlns/bed/1.2";
  private static final Instant TIME = Instant.parse("2018-02-04T01:02:03.456Z");
  private static final Layer EVENTS =
      new Layer(
          "events",
          "Some events.",
          Layer.Shape.POINT,
          List.of(
              new Field("id", Kind.TEXT),
              new Field("time", Kind.TIME),
              new Field("latitude", Kind.REAL),
              new Field("longitude", Kind.REAL),
              new Field("depth", Kind.REAL),
              new Field("magnitude", Kind.REAL),
              new Field("magnitude_type", Kind.TEXT),
              new Field("event_type", Kind.TEXT),
              new Field("source", Kind.TEXT),
              new Field("component", Kind.INTEGER),
              new Field("probability", Kind.REAL)));

  private static NodeList events;

  @BeforeAll
  static void write() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (FeatureWriter writer = FeatureFormat.QUAKEML.writer(out)) {
      writer.start(EVENTS);
      event(writer, "us:2000 cx2k/é", 12.5, 4.6, "mb", "earthquake", "us", 3L, 0.75);
      event(writer, "smi:scs/0.6/1234", null, null, null, "ice quake", "x".repeat(70), -1L, 1.0);
      event(writer, null, 0.0, 5.0, null, null, null, 0L, 0.5);
      event(writer, "a b", null, null, null, "induced earthquake", null, 0L, 0.5);
      event(writer, "a_b", null, null, null, "meteor impact", null, 0L, 0.5);
      event(writer, "event-3", null, null, null, "frost heave", null, 0L, 0.5);
    }
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    Element root =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(out.toByteArray()))
            .getDocumentElement();
    assertThat(root.getNamespaceURI()).isEqualTo("http://quakeml.org/xmlns/quakeml/1.2");
    assertThat(root.getLocalName()).isEqualTo("quakeml");
    events = root.getElementsByTagNameNS(BED, "event");
  }

  private static void event(FeatureWriter writer, Object... values) throws IOException {
    List<Object> all = new ArrayList<>(Arrays.asList(values));
    all.addAll(1, List.of(TIME, 37.25, -179.5));
    writer.write(new Feature("", null, TIME, TIME, all));
  }

  private static String text(int event, String namespace, String name) {
    NodeList found = ((Element) events.item(event)).getElementsByTagNameNS(namespace, name);
    return found.getLength() == 0 ? null : found.item(0).getTextContent();
  }

  private static String id(int event) {
    return ((Element) events.item(event)).getAttribute("publicID");
  }

  @Test
  void identifiersAreThoseOfResources() {
    assertThat(events.getLength()).isEqualTo(6);
    assertThat(id(0)).isEqualTo("smi:local/us~3A2000~20cx2k~2F~C3~A9");
    assertThat(id(1)).isEqualTo("smi:scs/0.6/1234");
    assertThat(id(2)).isEqualTo("smi:local/~event-3");
    assertThat(id(3)).isEqualTo("smi:local/a~20b");
    assertThat(id(4)).isEqualTo("smi:local/a_b");
    assertThat(id(5)).isEqualTo("smi:local/event-3");
    assertThat(text(1, BED, "preferredOriginID")).isEqualTo("smi:scs/0.6/1234/origin");
  }

  @Test
  void depthsAreMetresAndUnknownValuesAreLeftOut() {
    assertThat(text(0, BED, "depth")).isEqualTo("12500.0");
    assertThat(text(0, BED, "mag")).isEqualTo("4.6");
    assertThat(text(0, BED, "time")).isEqualTo("2018-02-04T01:02:03.456Z");
    assertThat(text(1, BED, "depth")).isNull();
    assertThat(text(1, BED, "magnitude")).isNull();
    assertThat(text(1, BED, "preferredMagnitudeID")).isNull();
    assertThat(text(2, BED, "depth")).isEqualTo("0.0");
  }

  @Test
  void wordsAreThoseOfQuakeml() {
    assertThat(text(0, BED, "type")).isEqualTo("earthquake");
    assertThat(text(1, BED, "type")).isEqualTo("ice quake");
    assertThat(text(2, BED, "type")).isNull();
    assertThat(text(3, BED, "type")).isEqualTo("induced or triggered event");
    assertThat(text(4, BED, "type")).isEqualTo("meteorite");
    assertThat(text(5, BED, "type")).isEqualTo("other event");
    assertThat(text(1, BED, "agencyID")).hasSize(64);
  }

  /** A catalog spells types as QuakeML does, so that none is lost on the way. */
  @Test
  void theTypesOfCatalogsAreWordsOfQuakeml() {
    assertThat(QuakemlFeatures.TYPES)
        .hasSize(44)
        .doesNotHaveDuplicates()
        .allSatisfy(type -> assertThat(EventTypes.normalise(type)).isEqualTo(type));
    for (String code : List.of("eq", "qb", "km", "kh", "nt", "sn", "icequake", "kr", "ls", "ot")) {
      assertThat(QuakemlFeatures.TYPES).contains(EventTypes.normalise(code));
    }
  }

  @Test
  void assignmentsAreInTheirOwnNamespace() {
    assertThat(text(0, QuakemlFeatures.NAMESPACE, "component")).isEqualTo("3");
    assertThat(text(0, QuakemlFeatures.NAMESPACE, "probability")).isEqualTo("0.75");
    assertThat(text(1, QuakemlFeatures.NAMESPACE, "component")).isEqualTo("-1");
  }
}
