package org.epicentra.mixture;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.epicentra.BadInputException;
import org.epicentra.DivergenceException;
import org.epicentra.Setting;
import org.epicentra.catalog.geography.PlaneProjection;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.locations.Ellipse;
import org.epicentra.mixture.locations.LocationPosterior;

/**
 * The file format of a posterior, JSON with numbers in full double precision. Version 1 is that of
 * the textbook model, {@link TextbookFormat}; version 2 that of the others, {@link FamilyFormat}.
 */
public final class PosteriorCodec {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private static final int TEXTBOOK = 1;
  private static final int FAMILY = 2;

  private PosteriorCodec() {}

  /**
   * Writes a posterior; the stream stays open.
   *
   * @throws UncheckedIOException when the stream fails
   */
  public static void write(MixturePosterior posterior, OutputStream out) {
    try {
      out.write(
          MAPPER.writeValueAsBytes(
              posterior.prior().isTextbook()
                  ? TextbookFormat.encode(posterior, TEXTBOOK)
                  : FamilyFormat.encode(posterior, FAMILY)));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads what {@link #write} wrote of locations in plain coordinates, to the last bit.
   *
   * @throws BadInputException when it is no such file, of another version, or holds a value outside
   *     its range
   */
  public static MixturePosterior read(InputStream in) {
    return read(in, null);
  }

  /**
   * Reads what {@link #write} wrote, to the last bit.
   *
   * @param projection to which the locations, and the background's region, belong; null for plain
   *     coordinates
   * @throws BadInputException when it is no such file, of another version, or holds a value outside
   *     its range
   */
  public static MixturePosterior read(InputStream in, Projection projection) {
    try {
      return decode(MAPPER.readTree(in), projection);
    } catch (IOException e) {
      throw new BadInputException(
          "The posterior file cannot be read as JSON: "
              + String.valueOf(e.getMessage()).split("\n", 2)[0],
          e);
    }
  }

  private static MixturePosterior decode(JsonNode root, Projection projection) {
    JsonNode version = root.path("formatVersion");
    int number = version.isInt() ? version.intValue() : 0;
    if (number != TEXTBOOK && number != FAMILY) {
      throw new BadInputException(
          "The posterior file has formatVersion "
              + (version.isMissingNode() ? "none" : version)
              + "; this release reads versions "
              + TEXTBOOK
              + " and "
              + FAMILY
              + ".");
    }
    try {
      return requireComputable(
          number == TEXTBOOK ? TextbookFormat.decode(root) : family(root, projection));
    } catch (BadInputException e) { // its settings are keys here
      throw new BadInputException(
          "In the posterior file, " + Setting.spell(e.getMessage(), UnaryOperator.identity()), e);
    }
  }

  private static MixturePosterior family(JsonNode root, Projection projection) {
    int dimension = new PosteriorFields(root.path("prior"), "prior").numbers("nu").length;
    if (projection != null && projection.dimension() != dimension) {
      throw new BadInputException(
          "nu of prior has %d coordinates, the projection '%s' has %d."
              .formatted(dimension, projection.parameters().get("type"), projection.dimension()));
    }
    return FamilyFormat.decode(
        root, projection == null ? new PlaneProjection(dimension == 3 ? 3 : 2) : projection);
  }

  /** Numbers that are in their ranges, and yet so large or small that nothing follows from them. */
  private static MixturePosterior requireComputable(MixturePosterior posterior) {
    for (int k = 0; k < posterior.classes(); k++) {
      String wrong = incomputable(posterior, k);
      if (wrong != null) {
        throw new BadInputException(
            "the numbers of %s and of the prior are too far apart: %s"
                .formatted(
                    k < posterior.components() ? "component " + k : "the background", wrong));
      }
    }
    requireSums(posterior);
    double shared = posterior.sharedDivergence();
    if (!Double.isFinite(shared)) {
      throw new BadInputException(
          "the weights and what all components share are too far from their"
              + " prior: the divergence is "
              + shared
              + "; it must be finite.");
    }
    return posterior;
  }

  /** The sums of the events, from which a later fit may continue. */
  private static void requireSums(MixturePosterior posterior) {
    try {
      posterior.prior().posterior(posterior.sums(), posterior.counts().dispersion());
    } catch (ArithmeticException | DivergenceException e) {
      throw new BadInputException(
          "the numbers of the components and of the prior are too far apart"
              + " to be those of events: "
              + e.getMessage(),
          e);
    }
  }

  /** What does not follow from the numbers of component k, or of the background; null for all. */
  private static String incomputable(MixturePosterior posterior, int k) {
    try {
      Map<String, Double> values = new LinkedHashMap<>();
      values.put("the rate", posterior.rate(k));
      values.put("the least rate", posterior.rateInterval95(k)[0]);
      values.put("the log probability of a strength", posterior.counts().logPredictive(k, 1));
      if (k < posterior.components()) {
        LocationPosterior locations = posterior.locations();
        values.put("the divergence from the prior", posterior.divergence(k));
        values.put("the number of events", locations.events(k));
        values.put("the log weight", posterior.expectedLogWeight(k));
        values.put("the constant of its log density", locations.constant(k));
        values.put(
            "the log density at the centre", locations.predictive(k).logProb(locations.mean(k)));
        values.put("the radius of its centre", posterior.radius95(k));
        values.put(
            "the radius of its events", Ellipse.of(locations.predictive(k), 0.95).semiAxes()[0]);
        values.put("the width", posterior.width(k));
      } else {
        values.put("the log share", posterior.background().expectedLog());
      }
      for (Map.Entry<String, Double> value : values.entrySet()) {
        if (!Double.isFinite(value.getValue())) {
          return value.getKey() + " is " + value.getValue() + "; it must be finite.";
        }
      }
      return null;
    } catch (ArithmeticException | IllegalArgumentException | IllegalStateException e) {
      return e.getMessage() + ".";
    }
  }
}
