package org.epicentra.spark.catalog.source.format;

import static org.epicentra.catalog.CatalogColumns.DEPTH;
import static org.epicentra.catalog.CatalogColumns.EVENT_TYPE;
import static org.epicentra.catalog.CatalogColumns.ID;
import static org.epicentra.catalog.CatalogColumns.LATITUDE;
import static org.epicentra.catalog.CatalogColumns.LONGITUDE;
import static org.epicentra.catalog.CatalogColumns.MAGNITUDE;
import static org.epicentra.catalog.CatalogColumns.MAGNITUDE_TYPE;
import static org.epicentra.catalog.CatalogColumns.SOURCE;
import static org.epicentra.catalog.CatalogColumns.STATION_COUNT;
import static org.epicentra.catalog.CatalogColumns.TIME;
import static org.epicentra.catalog.CatalogColumns.UPDATED;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.epicentra.BadInputException;
import org.epicentra.spark.catalog.source.records.DocumentLayout;
import org.epicentra.spark.catalog.source.records.RawRecord;
import org.epicentra.spark.catalog.source.records.ReadAhead;
import org.epicentra.spark.catalog.source.records.RecordLimit;

/**
 * QuakeML 1.2, and its real-time variant QuakeML-RT, in which origins and magnitudes stand beside
 * the events and are kept in memory until the document's end. Of each event the preferred origin
 * and magnitude are taken, or the first ones where none is preferred. A document type declaration
 * is refused, and with it all entities. See https://quake.ethz.ch/quakeml.
 */
final class Quakeml implements CatalogFormat {
  static final List<String> HEADER =
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
  private static final String PREFERRED_ORIGIN = "preferredOriginID";
  private static final String PREFERRED_MAGNITUDE = "preferredMagnitudeID";
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
  private static final Set<String> MAGNITUDE_LEAVES = Set.of("mag/value", "type", "originID");
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

  @Override
  public String name() {
    return "quakeml";
  }

  @Override
  public Optional<Document> layout(FileHead head) {
    return head.kind() == FileHead.Kind.XML && head.contains("quakeml", "eventParameters")
        ? Optional.of(new Document())
        : Optional.empty();
  }

  /** QuakeML gives depths in metres. */
  @Override
  public FormatColumns columns() {
    return FormatColumns.builder()
        .same(ID, TIME, LATITUDE, LONGITUDE, MAGNITUDE, MAGNITUDE_TYPE)
        .same(STATION_COUNT, EVENT_TYPE, UPDATED, SOURCE)
        .expression(DEPTH, "depth_m / 1000", "depth_m")
        .further(FormatColumns.PHASES, "phases")
        .numbers("gap", "rms")
        .build();
  }

  /** The one layout that there is. */
  record Document() implements DocumentLayout {
    @Override
    public List<String> header() {
      return HEADER;
    }

    @Override
    public Iterator<RawRecord> records(String file, InputStream content) {
      return new Events(file, content);
    }
  }

  /** The events of one document. */
  private static final class Events extends ReadAhead<RawRecord> {
    private final String file;
    private final RecordLimit limit;
    private final XMLStreamReader xml;
    private final List<Map<String, String>> origins = new ArrayList<>();
    private final List<Map<String, String>> magnitudes = new ArrayList<>();
    private final Deque<Pending> pending = new ArrayDeque<>();
    private Map<String, Map<String, String>> originsById;
    private Map<String, List<Map<String, String>>> magnitudesByOrigin;
    private long number;

    /** An event whose origins stand elsewhere in the document. */
    private record Pending(Map<String, String> event, long number) {}

    Events(String file, InputStream content) {
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
      Map<String, String> event = new HashMap<>();
      event.put(PUBLIC_ID, xml.getAttributeValue(null, PUBLIC_ID));
      List<Map<String, String>> own = new ArrayList<>();
      List<Map<String, String>> ownMagnitudes = new ArrayList<>();
      while (xml.next() != XMLStreamConstants.END_ELEMENT) {
        if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "origin" -> own.add(part(ORIGIN_LEAVES));
            case "magnitude" -> ownMagnitudes.add(part(MAGNITUDE_LEAVES));
            default -> child("", EVENT_LEAVES, event);
          }
        }
      }
      number++;
      limit.nextRecord();
      if (own.isEmpty() && (event.containsKey(PREFERRED_ORIGIN) || event.containsKey(REFERENCE))) {
        pending.add(new Pending(event, number));
        return null;
      }
      return record(
          event,
          preferred(own, event.get(PREFERRED_ORIGIN)),
          preferred(ownMagnitudes, event.get(PREFERRED_MAGNITUDE)),
          number);
    }

    /** The record of an event whose origin and magnitude stand beside it. */
    private RawRecord resolved(Pending waiting) {
      if (originsById == null) {
        originsById = new HashMap<>();
        origins.forEach(origin -> originsById.putIfAbsent(origin.get(PUBLIC_ID), origin));
        magnitudesByOrigin = new HashMap<>();
        for (Map<String, String> magnitude : magnitudes) {
          magnitudesByOrigin
              .computeIfAbsent(magnitude.get("originID"), unseen -> new ArrayList<>())
              .add(magnitude);
          magnitudesByOrigin.put(magnitude.get(PUBLIC_ID), List.of(magnitude));
        }
      }
      Map<String, String> event = waiting.event();
      String origin = event.getOrDefault(PREFERRED_ORIGIN, event.get(REFERENCE));
      List<Map<String, String>> preferred = magnitudesByOrigin.get(event.get(PREFERRED_MAGNITUDE));
      List<Map<String, String>> ofOrigin = magnitudesByOrigin.getOrDefault(origin, List.of());
      return record(
          event,
          originsById.getOrDefault(origin, Map.of()),
          preferred(preferred == null ? ofOrigin : preferred, null),
          waiting.number());
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

    /** Reads the element that has just been opened, to its end. */
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

    private static Map<String, String> preferred(List<Map<String, String>> parts, String id) {
      for (Map<String, String> part : parts) {
        if (id != null && id.equals(part.get(PUBLIC_ID))) {
          return part;
        }
      }
      return parts.isEmpty() ? Map.of() : parts.get(0);
    }

    private RawRecord record(
        Map<String, String> event,
        Map<String, String> origin,
        Map<String, String> magnitude,
        long number) {
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
      return RawRecord.ofDocument(fields, file, number);
    }
  }
}
