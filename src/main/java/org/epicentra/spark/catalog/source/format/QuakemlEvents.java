package org.epicentra.spark.catalog.source.format;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.epicentra.BadInputException;
import org.epicentra.spark.catalog.source.records.RawRecord;
import org.epicentra.spark.catalog.source.records.ReadAhead;
import org.epicentra.spark.catalog.source.records.RecordLimit;

/** The events of one QuakeML document, as records of {@link Quakeml#HEADER}. */
final class QuakemlEvents extends ReadAhead<RawRecord> {
  private static final String PUBLIC_ID = "publicID";
  private static final String PREFERRED_ORIGIN = "preferredOriginID";
  private static final String PREFERRED_MAGNITUDE = "preferredMagnitudeID";
  private static final String ORIGIN_ID = "originID";
  private static final String REFERENCE = "originReference/originID";
  private static final Set<String> EVENT_LEAVES =
      Set.of(
          PREFERRED_ORIGIN,
          PREFERRED_MAGNITUDE,
          REFERENCE,
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
  private static final Set<String> MAGNITUDE_LEAVES = Set.of("mag/value", "type", ORIGIN_ID);
  private static final Set<String> BRANCHES =
      Set.of(
          "description",
          "originReference",
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
  private final List<Map<String, String>> origins = new ArrayList<>();
  private final List<Map<String, String>> magnitudes = new ArrayList<>();
  private final Deque<Event> pending = new ArrayDeque<>();
  private Beside beside;
  private long number;

  /** An event, with the origins and magnitudes that stand within it. */
  private record Event(
      Map<String, String> leaves,
      List<Map<String, String>> origins,
      List<Map<String, String>> magnitudes,
      long number) {

    /** Whether what it names as preferred stands within it, and an origin if it names any. */
    boolean isWhole() {
      String origin = leaves.get(PREFERRED_ORIGIN);
      String magnitude = leaves.get(PREFERRED_MAGNITUDE);
      return (origin == null || named(origins, origin) != null)
          && (magnitude == null || named(magnitudes, magnitude) != null)
          && !(origins.isEmpty() && leaves.containsKey(REFERENCE));
    }
  }

  /**
   * What stands beside the events: parts by their own identifiers, magnitudes by their origin's.
   */
  private record Beside(
      Map<String, Map<String, String>> origins,
      Map<String, Map<String, String>> magnitudes,
      Map<String, Map<String, String>> magnitudesOfOrigins) {

    /** The first of each identifier; a part without one is in no map. */
    static Map<String, Map<String, String>> by(String leaf, List<Map<String, String>> parts) {
      Map<String, Map<String, String>> by = new HashMap<>();
      parts.stream()
          .filter(part -> part.containsKey(leaf))
          .forEach(part -> by.putIfAbsent(part.get(leaf), part));
      return by;
    }
  }

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
  protected RawRecord read() {
    try {
      while (xml.hasNext()) {
        int token = xml.next();
        if (token == XMLStreamConstants.DTD) {
          throw new BadInputException(
              file + " has a document type declaration, which is refused: remove the <!DOCTYPE>");
        }
        RawRecord record = token == XMLStreamConstants.START_ELEMENT ? element() : null;
        if (record != null) {
          return record;
        }
      }
      return pending.isEmpty() ? null : resolved(pending.removeFirst());
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  private BadInputException malformed(XMLStreamException e) {
    return new BadInputException(
        file + " is not well-formed XML: " + e.getMessage().replaceAll("\\s+", " "), e);
  }

  /** Reads an element outside events; null where it makes no record, or none yet. */
  private RawRecord element() throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "event" -> {
        return event();
      }
      case "origin" -> origins.add(part(ORIGIN_LEAVES));
      case "magnitude" -> magnitudes.add(part(MAGNITUDE_LEAVES));
      default -> {
        return null; // what is in it comes next
      }
    }
    limit.nextRecord();
    return null;
  }

  private RawRecord event() throws XMLStreamException {
    Event event = new Event(identified(), new ArrayList<>(), new ArrayList<>(), ++number);
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "origin" -> event.origins().add(part(ORIGIN_LEAVES));
          case "magnitude" -> event.magnitudes().add(part(MAGNITUDE_LEAVES));
          default -> child("", EVENT_LEAVES, event.leaves());
        }
      }
    }
    limit.nextRecord();
    if (event.isWhole()) {
      return record(
          event,
          preferred(event.origins(), event.leaves().get(PREFERRED_ORIGIN), Map.of(), Map.of()),
          preferred(
              event.magnitudes(), event.leaves().get(PREFERRED_MAGNITUDE), Map.of(), Map.of()));
    }
    pending.add(event);
    return null;
  }

  /** The record of an event that names an origin or a magnitude outside it. */
  private RawRecord resolved(Event event) {
    if (beside == null) {
      beside =
          new Beside(
              Beside.by(PUBLIC_ID, origins),
              Beside.by(PUBLIC_ID, magnitudes),
              Beside.by(ORIGIN_ID, magnitudes));
    }
    Map<String, String> leaves = event.leaves();
    Map<String, String> referred = found(beside.origins(), leaves.get(REFERENCE));
    Map<String, String> origin =
        preferred(event.origins(), leaves.get(PREFERRED_ORIGIN), beside.origins(), referred);
    Map<String, String> ofOrigin = found(beside.magnitudesOfOrigins(), origin.get(PUBLIC_ID));
    return record(
        event,
        origin,
        preferred(
            event.magnitudes(), leaves.get(PREFERRED_MAGNITUDE), beside.magnitudes(), ofOrigin));
  }

  /**
   * The part to take: the preferred one, within the event or beside it; else the event's first;
   * else the one that something else leads to.
   *
   * @param id of the preferred one, or null
   */
  private static Map<String, String> preferred(
      List<Map<String, String>> own,
      String id,
      Map<String, Map<String, String>> beside,
      Map<String, String> otherwise) {
    Map<String, String> named = id == null ? null : named(own, id);
    if (named == null) {
      named = found(beside, id);
    }
    if (!named.isEmpty()) {
      return named;
    }
    return own.isEmpty() ? otherwise : own.get(0);
  }

  /** The part of that identifier, or null. */
  private static Map<String, String> named(List<Map<String, String>> parts, String id) {
    return parts.stream().filter(part -> id.equals(part.get(PUBLIC_ID))).findFirst().orElse(null);
  }

  /** The part of that identifier; empty where there is none, or no identifier. */
  private static Map<String, String> found(Map<String, Map<String, String>> parts, String id) {
    return id == null ? Map.of() : parts.getOrDefault(id, Map.of());
  }

  private Map<String, String> part(Set<String> leaves) throws XMLStreamException {
    Map<String, String> values = identified();
    children("", leaves, values);
    return values;
  }

  /** Leaves to be read, with the identifier that the element that has just been opened has. */
  private Map<String, String> identified() {
    Map<String, String> leaves = new HashMap<>();
    String id = xml.getAttributeValue(null, PUBLIC_ID);
    if (id != null && !id.isBlank()) {
      leaves.put(PUBLIC_ID, id.strip());
    }
    return leaves;
  }

  private void children(String prefix, Set<String> leaves, Map<String, String> into)
      throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        child(prefix, leaves, into);
      }
    }
  }

  /** Reads the element that has just been opened, to its end. */
  private void child(String prefix, Set<String> leaves, Map<String, String> into)
      throws XMLStreamException {
    String name = xml.getLocalName();
    String path = prefix + name;
    if (leaves.contains(path)) {
      String text = text();
      if (!text.isEmpty()) {
        into.putIfAbsent(path, text);
      }
    } else if (prefix.isEmpty() && BRANCHES.contains(name)) {
      children(name + "/", leaves, into);
    } else {
      text();
    }
  }

  /** The text directly within the element that has just been opened, to its end. */
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

  private RawRecord record(Event event, Map<String, String> origin, Map<String, String> magnitude) {
    Map<String, String> leaves = event.leaves();
    String[] fields = {
      leaves.get(PUBLIC_ID),
      origin.get("time/value"),
      origin.get("latitude/value"),
      origin.get("longitude/value"),
      origin.get("depth/value"),
      magnitude.get("mag/value"),
      magnitude.get("type"),
      origin.get("quality/usedStationCount"),
      origin.get("quality/usedPhaseCount"),
      leaves.get("type"),
      origin.getOrDefault("creationInfo/creationTime", leaves.get("creationInfo/creationTime")),
      origin.getOrDefault("creationInfo/agencyID", leaves.get("creationInfo/agencyID")),
      leaves.get("description/text"),
      origin.get("quality/azimuthalGap"),
      origin.get("quality/standardError"),
      origin.get("evaluationMode"),
      origin.get("evaluationStatus")
    };
    return RawRecord.ofDocument(fields, file, event.number());
  }
}
