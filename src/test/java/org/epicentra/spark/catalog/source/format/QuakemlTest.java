package org.epicentra.spark.catalog.source.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.epicentra.BadInputException;
import org.epicentra.spark.catalog.source.records.RawRecord;
import org.junit.jupiter.api.Test;

class QuakemlTest {
  private static final String HEAD =
      "<?xml version='1.0'?><q:quakeml xmlns:q='http://quakeml.org/xmlns/quakeml/1.2'"
          + " xmlns='http://quakeml.org/xmlns/bed/1.2'><eventParameters publicID='smi:x/p'>";
  private static final String TAIL = "</eventParameters></q:quakeml>";

  private static List<RawRecord> read(String xml) {
    List<RawRecord> records = new ArrayList<>();
    InputStream content = new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    new Quakeml.Document().records("events.xml", content).forEachRemaining(records::add);
    return records;
  }

  @Test
  void anEventWithoutEndIsRefusedAndManyEventsAreNot() {
    String event = "<event publicID='smi:x/1'><comment>%s</comment></event>";
    String million = event.formatted("long ".repeat(200_000));
    assertThat(read(HEAD + million.repeat(20) + TAIL)).hasSize(20);
    String endless = HEAD + million + event.formatted("long ".repeat(4_000_000)) + TAIL;
    assertThatThrownBy(() -> read(endless))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("events.xml has an event of more than 16 MB");
  }

  private static String field(RawRecord record, String column) {
    return record.fields()[Quakeml.HEADER.indexOf(column)];
  }

  @Test
  void takesThePreferredOriginAndMagnitude() throws IOException {
    String xml;
    try (InputStream in = QuakemlTest.class.getResourceAsStream("/catalog/quakeml.xml")) {
      xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<RawRecord> records = read(xml);
    assertThat(records).hasSize(3);
    RawRecord first = records.get(0);
    assertThat(first.fields())
        .containsExactly(
            "smi:example.org/event/1",
            "2021-12-30T07:43:14.681975Z",
            "46.05144527",
            "7.388024848",
            "1181.640625",
            "2.51",
            "MLhc",
            "46",
            "77",
            "earthquake",
            "2022-01-03T07:03:04.911337Z",
            "SED",
            "Arolla VS",
            "94.07",
            "0.105",
            "manual",
            "confirmed");
  }

  @Test
  void takesTheFirstOriginWhereNoneIsPreferred() {
    List<RawRecord> records =
        read(
            HEAD
                + "<event publicID='e'><origin publicID='a'><time><value>2020-01-01T00:00:00Z"
                + "</value></time></origin><origin publicID='b'/></event>"
                + TAIL);
    assertThat(field(records.get(0), "time")).isEqualTo("2020-01-01T00:00:00Z");
    assertThat(field(records.get(0), "magnitude")).isNull();
  }

  /** Origins and magnitudes stand beside the events, before or after them. */
  @Test
  void quakemlRtIsReadByItsReferences() {
    String first =
        "<event publicID='e1'><preferredOriginID>o2</preferredOriginID>"
            + "<preferredMagnitudeID>m3</preferredMagnitudeID></event>";
    String second =
        "<event publicID='e2'><originReference><originID>o1</originID></originReference>"
            + "<type>earthquake</type></event>";
    String others =
        "<magnitude publicID='m1'><mag><value>1.5</value></mag><originID>o1</originID></magnitude>"
            + "<magnitude publicID='m2'><mag><value>2.5</value></mag><originID>o2</originID>"
            + "</magnitude><magnitude publicID='m3'><mag><value>3.5</value></mag><type>ML</type>"
            + "<originID>o2</originID></magnitude>"
            + "<origin publicID='o1'><latitude><value>41</value></latitude></origin>"
            + "<origin publicID='o2'><latitude><value>42</value></latitude></origin>";
    String third = "<event publicID='e3'><preferredOriginID>o9</preferredOriginID></event>";
    List<RawRecord> records = read(HEAD + first + others + second + third + TAIL);
    assertThat(records).extracting(r -> field(r, "id")).containsExactly("e1", "e2", "e3");
    assertThat(records).extracting(RawRecord::position).containsExactly(1L, 2L, 3L);
    assertThat(records).extracting(r -> field(r, "latitude")).containsExactly("42", "41", null);
    assertThat(records).extracting(r -> field(r, "magnitude")).containsExactly("3.5", "1.5", null);
  }

  private static String magnitude(String id, String value, String origin) {
    return "<magnitude"
        + (id == null ? "" : " publicID='" + id + "'")
        + "><mag><value>"
        + value
        + "</value></mag>"
        + (origin == null ? "" : "<originID>" + origin + "</originID>")
        + "</magnitude>";
  }

  private static String origin(String id, String latitude) {
    return "<origin publicID='"
        + id
        + "'><latitude><value>"
        + latitude
        + "</value></latitude>"
        + "</origin>";
  }

  private static String preferring(String what, String id) {
    return "<preferred" + what + "ID>" + id + "</preferred" + what + "ID>";
  }

  /** Identifiers are optional: a magnitude without any belongs to no event. */
  @Test
  void aMagnitudeWithoutIdentifiersIsNoEventsMagnitude() {
    String strays =
        magnitude("m0", "9.1", null)
            + magnitude(null, "8.1", null)
            + magnitude(null, "7.1", "")
            + magnitude("", "6.1", null);
    String events =
        "<event publicID='e1'>"
            + preferring("Origin", "o1")
            + "</event><event publicID='e2'>"
            + preferring("Origin", "o2")
            + preferring("Magnitude", "")
            + "</event>";
    List<RawRecord> records =
        read(
            HEAD
                + strays
                + events
                + origin("o1", "41")
                + origin("o2", "42")
                + magnitude(null, "2.5", "o2")
                + TAIL);
    assertThat(records).extracting(r -> field(r, "latitude")).containsExactly("41", "42");
    assertThat(records).extracting(r -> field(r, "magnitude")).containsExactly(null, "2.5");
  }

  @Test
  void anOriginAndAMagnitudeOfOneIdentifierAreNotConfused() {
    String event =
        "<event publicID='e1'>" + preferring("Origin", "x") + "</event>" + origin("x", "41");
    List<RawRecord> records =
        read(HEAD + event + magnitude("y", "1.5", "x") + magnitude("x", "9.1", "z") + TAIL);
    assertThat(records).extracting(r -> field(r, "magnitude")).containsExactly("1.5");
  }

  /** The parts of an event may stand within it, beside it, or some here and some there. */
  @Test
  void whatStandsWithinAnEventIsTakenBeforeWhatStandsBesideIt() {
    String ownMagnitudes =
        "<event publicID='e1'>"
            + preferring("Origin", "o1")
            + preferring("Magnitude", "m2")
            + magnitude("m1", "1.5", null)
            + magnitude("m2", "2.5", null)
            + "</event>"
            + "<event publicID='e2'>"
            + preferring("Origin", "o1")
            + magnitude("m3", "3.5", null)
            + "</event>";
    String ownOrigin =
        "<event publicID='e3'>"
            + preferring("Magnitude", "m9")
            + origin("o3", "43")
            + "</event>"
            + "<event publicID='e4'>"
            + preferring("Origin", "o1")
            + origin("o4", "44")
            + "</event><event publicID='e5'>"
            + preferring("Origin", "lost")
            + origin("o5", "45")
            + "</event>";
    String beside =
        origin("o1", "41") + magnitude("m8", "8.5", "o1") + magnitude("m9", "4.5", "o3");
    List<RawRecord> records = read(HEAD + ownMagnitudes + ownOrigin + beside + TAIL);
    assertThat(records)
        .extracting(r -> field(r, "id"))
        .containsExactly("e1", "e2", "e3", "e4", "e5");
    assertThat(records)
        .extracting(r -> field(r, "latitude"))
        .containsExactly("41", "41", "43", "41", "45");
    assertThat(records)
        .extracting(r -> field(r, "magnitude"))
        .containsExactly("2.5", "3.5", "4.5", "8.5", null);
  }

  @Test
  void arrivalsAndNestedNamesDoNotDisturb() {
    List<RawRecord> records =
        read(
            HEAD
                + "<event publicID='e'><origin><arrival><time><value>1</value></time></arrival>"
                + "<latitude><uncertainty>9</uncertainty><value>1.5</value></latitude>"
                + "<comment><text>no <![CDATA[<time>]]></text></comment></origin>"
                + "<comment><text>felt</text></comment></event>"
                + TAIL);
    assertThat(field(records.get(0), "time")).isNull();
    assertThat(field(records.get(0), "latitude")).isEqualTo("1.5");
    assertThat(field(records.get(0), "place")).isNull();
  }

  @Test
  void aDocumentTypeIsRefused() {
    String bomb = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>";
    assertThatThrownBy(() -> read("<?xml version='1.0'?>" + bomb + "<x>&a;</x>"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("document type");
  }

  @Test
  void aDocumentThatBreaksOffIsRefused() {
    assertThatThrownBy(() -> read(HEAD + "<event publicID='e'><origin>"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("events.xml is not well-formed XML");
  }
}
