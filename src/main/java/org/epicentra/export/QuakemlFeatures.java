package org.epicentra.export;

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

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Events as <a href="https://quake.ethz.ch/quakeml">QuakeML 1.2</a>, each with one origin, one
 * magnitude where it is known, and the scores of its assignment in a namespace of Epicentra's.
 *
 * <p>An identifier that is no resource identifier of QuakeML becomes {@code smi:local/} and itself,
 * with %XX written as ~XX; no two become the same. A type that QuakeML has no word for becomes
 * {@code other event}.
 */
final class QuakemlFeatures implements FeatureWriter {
  /** Of the elements that say what an event was assigned to. */
  static final String NAMESPACE = "http://epicentra.org/xmlns/assignment/1.0";

  private static final String PREFIX = "epicentra:";
  private static final List<String> SCORES =
      List.of("component", "probability", "log_density", "entropy", "background");
  private static final Pattern RESOURCE =
      Pattern.compile(
          "(smi|quakeml):[\\w][\\w\\-.*()_~']{2,}/[\\w\\-.*()_~'][\\w\\-.*()+?_~'=,;#/&]*");

  /** The types of events of QuakeML 1.2, in the order of its schema. */
  static final List<String> TYPES =
      List.of(
          "not existing",
          "not reported",
          "earthquake",
          "anthropogenic event",
          "collapse",
          "cavity collapse",
          "mine collapse",
          "building collapse",
          "explosion",
          "accidental explosion",
          "chemical explosion",
          "controlled explosion",
          "experimental explosion",
          "industrial explosion",
          "mining explosion",
          "quarry blast",
          "road cut",
          "blasting levee",
          "nuclear explosion",
          "induced or triggered event",
          "rock burst",
          "reservoir loading",
          "fluid injection",
          "fluid extraction",
          "crash",
          "plane crash",
          "train crash",
          "boat crash",
          "other event",
          "atmospheric event",
          "sonic boom",
          "sonic blast",
          "acoustic noise",
          "thunder",
          "avalanche",
          "snow avalanche",
          "debris avalanche",
          "hydroacoustic event",
          "ice quake",
          "slide",
          "landslide",
          "rockslide",
          "meteorite",
          "volcanic eruption");

  /** Words of the versions before, and of others, for types that QuakeML 1.2 has. */
  private static final Map<String, String> OTHER_WORDS =
      Map.of("induced earthquake", "induced or triggered event", "meteor impact", "meteorite");

  private static final String OTHER = "other event";

  /** What QuakeML has room for. */
  private static final int AGENCY = 64;

  private static final int MAGNITUDE_NAME = 32;
  private static final double METRES_PER_KM = 1000;

  private final XmlOutput xml;
  private final Map<String, Integer> fields = new HashMap<>();
  private List<Object> values;
  private long number;

  QuakemlFeatures(OutputStream out) throws IOException {
    xml = new XmlOutput(out);
    xml.open(
        "q:quakeml",
        "xmlns:q",
        "http://quakeml.org/xmlns/quakeml/1.2",
        "xmlns",
        "http://quakeml.org/xmlns/bed/1.2",
        "xmlns:epicentra",
        NAMESPACE);
    xml.open("eventParameters", "publicID", "smi:local/epicentra-export");
    xml.line();
  }

  @Override
  public void start(Layer layer) {
    fields.clear();
    for (Field field : layer.fields()) {
      fields.put(field.name(), fields.size());
    }
  }

  @Override
  public void write(Feature feature) throws IOException {
    values = feature.values();
    number++;
    String id = identifier(text(ID));
    String origin = id + "/origin";
    String magnitude = id + "/magnitude";
    boolean measured = !text(MAGNITUDE).isEmpty();
    xml.open("event", "publicID", id);
    xml.leaf("preferredOriginID", origin);
    xml.leaf("preferredMagnitudeID", measured ? magnitude : "");
    xml.leaf("type", type(text(EVENT_TYPE)));
    origin(origin);
    if (measured) {
      xml.open("magnitude", "publicID", magnitude);
      quantity("mag", text(MAGNITUDE));
      xml.leaf("type", cut(text(MAGNITUDE_TYPE), MAGNITUDE_NAME));
      xml.leaf("originID", origin);
      xml.close("magnitude");
    }
    for (String score : SCORES) {
      xml.leaf(PREFIX + score, text(score));
    }
    xml.close("event");
    xml.line();
  }

  private void origin(String id) throws IOException {
    xml.open("origin", "publicID", id);
    quantity("time", text(TIME));
    quantity("longitude", text(LONGITUDE));
    quantity("latitude", text(LATITUDE));
    Object depth = value(DEPTH);
    if (!FieldText.isNone(depth)) {
      double metres = METRES_PER_KM * ((Number) depth).doubleValue();
      quantity("depth", String.valueOf(metres));
    }
    String stations = text(STATION_COUNT);
    if (!stations.isEmpty()) {
      xml.open("quality");
      xml.leaf("usedStationCount", stations);
      xml.close("quality");
    }
    String source = text(SOURCE);
    String updated = text(UPDATED);
    if (!source.isEmpty() || !updated.isEmpty()) {
      xml.open("creationInfo");
      xml.leaf("agencyID", cut(source, AGENCY));
      xml.leaf("creationTime", updated);
      xml.close("creationInfo");
    }
    xml.close("origin");
  }

  private void quantity(String name, String value) throws IOException {
    xml.open(name);
    xml.leaf("value", value);
    xml.close(name);
  }

  private Object value(String field) {
    Integer at = fields.get(field);
    return at == null ? null : values.get(at);
  }

  private String text(String field) {
    return FieldText.of(value(field));
  }

  private static String type(String type) {
    String word = OTHER_WORDS.getOrDefault(type, type);
    return word.isEmpty() || TYPES.contains(word) ? word : OTHER;
  }

  /** One that is missing gets what no encoded one is: a ~ that no two digits follow. */
  private String identifier(String id) {
    if (RESOURCE.matcher(id).matches()) {
      return id;
    }
    return "smi:local/"
        + (id.isEmpty()
            ? "~event-" + number
            : URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace('%', '~'));
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  @Override
  public void close() throws IOException {
    xml.close("eventParameters", "quakeml");
    xml.close();
  }
}
