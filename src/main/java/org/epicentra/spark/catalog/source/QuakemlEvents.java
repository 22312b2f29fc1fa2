package org.epicentra.spark.catalog.source;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.epicentra.BadInputException;

/**
 * The events of a QuakeML 1.2 document, read one at a time: memory holds one event, whatever the
 * size of the document. Of each event the preferred origin and magnitude count, or the first ones
 * where none is preferred. A document type declaration is refused, and with it all entities.
 *
 * <p>See https://quake.ethz.ch/quakeml.
 */
final class QuakemlEvents extends ReadAhead<RawRecord> {
  static final List<String> COLUMNS =
      List.of(
          "id",
          "time",
          "latitude",
          "longitude",
          "depth_m",
          "magnitude",
          "magnitude_type",
          "station_count",
          "phases",
          "event_type",
          "updated",
          "source",
          "place",
          "gap",
          "rms",
          "evaluation_mode",
          "evaluation_status");

  private static final String PUBLIC_ID = "publicID";
  private static final Set<String> EVENT_LEAVES =
      Set.of(
          "preferredOriginID",
          "preferredMagnitudeID",
          "type",
          "description/text",
          "creationInfo/agencyID",
          "creationInfo/creationTime");
  private static final Set<String> ORIGIN_LEAVES =
      Set.of(
          "time/value",
          "latitude/value",
          "longitude/value",
          "depth/value",
          "quality/usedPhaseCount",
          "quality/usedStationCount",
          "quality/azimuthalGap",
          "quality/standardError",
          "evaluationMode",
          "evaluationStatus",
          "creationInfo/agencyID",
          "creationInfo/creationTime");
  private static final Set<String> MAGNITUDE_LEAVES = Set.of("mag/value", "type");
  private static final Set<String> BRANCHES =
      Set.of(
          "description",
          "creationInfo",
          "time",
          "latitude",
          "longitude",
          "depth",
          "quality",
          "mag");

  private final String file;
  private final RecordLimit limit;
  private final XMLStreamReader xml;
  private long number;

  /**
   * @param content the document; to be closed by the caller
   */
  QuakemlEvents(String file, InputStream content) {
    this.file = file;
    this.limit = new RecordLimit(file, content);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      xml = factory.createXMLStreamReader(limit);
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  @Override
  RawRecord read() {
    try {
      while (xml.hasNext()) {
        int token = xml.next();
        if (token == XMLStreamConstants.DTD) {
          throw new BadInputException(
              file + " has a document type declaration, which is refused: remove the <!DOCTYPE>");
        }
        if (token == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("event")) {
          return event();
        }
      }
      return null;
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  private BadInputException malformed(XMLStreamException e) {
    return new BadInputException(
        file + " is no well-formed XML: " + e.getMessage().replaceAll("\\s+", " "), e);
  }

  private RawRecord event() throws XMLStreamException {
    Map<String, String> event = new HashMap<>();
    event.put(PUBLIC_ID, xml.getAttributeValue(null, PUBLIC_ID));
    List<Map<String, String>> origins = new ArrayList<>();
    List<Map<String, String>> magnitudes = new ArrayList<>();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "origin" -> origins.add(part(ORIGIN_LEAVES));
          case "magnitude" -> magnitudes.add(part(MAGNITUDE_LEAVES));
          default -> child("", EVENT_LEAVES, event);
        }
      }
    }
    number++;
    limit.nextRecord();
    return record(
        event,
        preferred(origins, event.get("preferredOriginID")),
        preferred(magnitudes, event.get("preferredMagnitudeID")));
  }

  private Map<String, String> part(Set<String> leaves) throws XMLStreamException {
    Map<String, String> values = new HashMap<>();
    values.put(PUBLIC_ID, xml.getAttributeValue(null, PUBLIC_ID));
    children("", leaves, values);
    return values;
  }

  private void children(String prefix, Set<String> leaves, Map<String, String> into)
      throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        child(prefix, leaves, into);
      }
    }
  }

  /** Reads the element that was opened just now, up to its end. */
  private void child(String prefix, Set<String> leaves, Map<String, String> into)
      throws XMLStreamException {
    String name = xml.getLocalName();
    String path = prefix + name;
    if (leaves.contains(path)) {
      into.putIfAbsent(path, text());
    } else if (prefix.isEmpty() && BRANCHES.contains(name)) {
      children(name + "/", leaves, into);
    } else {
      text();
    }
  }

  /** The text directly within the element that was opened just now, up to its end. */
  private String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      int token = xml.next();
      if (token == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (token == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (depth == 1 && xml.isCharacters()) {
        text.append(xml.getText());
      }
    }
    return text.toString().trim();
  }

  private static Map<String, String> preferred(List<Map<String, String>> parts, String id) {
    for (Map<String, String> part : parts) {
      if (id != null && id.equals(part.get(PUBLIC_ID))) {
        return part;
      }
    }
    return parts.isEmpty() ? Map.of() : parts.get(0);
  }

  private RawRecord record(
      Map<String, String> event, Map<String, String> origin, Map<String, String> magnitude) {
    String[] fields = {
      event.get(PUBLIC_ID),
      origin.get("time/value"),
      origin.get("latitude/value"),
      origin.get("longitude/value"),
      origin.get("depth/value"),
      magnitude.get("mag/value"),
      magnitude.get("type"),
      origin.get("quality/usedStationCount"),
      origin.get("quality/usedPhaseCount"),
      event.get("type"),
      origin.getOrDefault("creationInfo/creationTime", event.get("creationInfo/creationTime")),
      origin.getOrDefault("creationInfo/agencyID", event.get("creationInfo/agencyID")),
      event.get("description/text"),
      origin.get("quality/azimuthalGap"),
      origin.get("quality/standardError"),
      origin.get("evaluationMode"),
      origin.get("evaluationStatus")
    };
    return new RawRecord(fields, null, file, number, null, false);
  }
}
