package org.epicentra.job.export;

import java.util.ArrayList;
import java.util.List;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.export.Field;
import org.epicentra.export.Field.Kind;
import org.epicentra.job.mixture.ComponentShape;
import org.epicentra.job.mixture.ComponentSummary;

/**
 * The numbers of a component in summary.json as flat fields. Names end in the unit; plain
 * coordinates have none that is known.
 */
final class ComponentFields {
  private static final String[] AXES = {"x", "y", "z"};

  private final List<Field> fields = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();
  private final String unit;

  private ComponentFields(ComponentSummary component, Projection projection) {
    unit = projection.hasGeography() ? "_km" : "";
    add("component", Kind.INTEGER, component.index());
    if (projection.hasGeography()) {
      add("longitude", Kind.REAL, component.longitude());
      add("latitude", Kind.REAL, component.latitude());
      if (projection.dimension() == 3) {
        add("depth_km", Kind.REAL, component.depth());
      }
    }
    add("weight", Kind.REAL, component.weight());
    interval("weight", component.weightInterval95());
    add("effective_count", Kind.REAL, component.effectiveCount());
    add("rate", Kind.REAL, component.rate());
    interval("rate", component.rateInterval95());
    add("rate_shape", Kind.REAL, component.rateShape());
    add("rate_rate", Kind.REAL, component.rateRate());
    for (int d = 0; d < component.mean().length; d++) {
      add(AXES[d] + unit, Kind.REAL, component.mean()[d]);
    }
    add("mean_precision" + power("_per_km2"), Kind.REAL, component.meanPrecision());
    add("width" + unit, Kind.REAL, component.width());
    add("radius95" + unit, Kind.REAL, component.radius95());
    shape(component.shape(), projection.dimension());
  }

  /** The fields of a component with its values. */
  static ComponentFields of(ComponentSummary component, Projection projection) {
    return new ComponentFields(component, projection);
  }

  private void shape(ComponentShape shape, int dimension) {
    for (int i = 0; i < dimension; i++) {
      for (int j = i; j < dimension; j++) {
        String name = "covariance_" + AXES[i] + AXES[j] + power("_km2");
        add(name, Kind.REAL, shape.covariance()[i][j]);
      }
    }
    axes("sd", shape.axesKm());
    add("strike_deg", Kind.REAL, shape.strike());
    if (dimension == 3) {
      add("dip_deg", Kind.REAL, shape.dip());
      add("thickness" + unit, Kind.REAL, shape.thicknessKm());
    }
    add("thickness_at_floor", Kind.FLAG, shape.thicknessAtFloor());
    area("centre95", shape.centreEllipse95());
    area("events95", shape.eventEllipse95());
  }

  private void area(String name, ComponentShape.Area area) {
    axes(name, area.semiAxes());
    add(name + "_azimuth_deg", Kind.REAL, area.azimuth());
  }

  private void axes(String name, double[] lengths) {
    for (int i = 0; i < lengths.length; i++) {
      add(name + "_axis" + (i + 1) + unit, Kind.REAL, lengths[i]);
    }
  }

  private void interval(String name, double[] ends) {
    add(name + "_low95", Kind.REAL, ends[0]);
    add(name + "_high95", Kind.REAL, ends[1]);
  }

  private String power(String suffix) {
    return unit.isEmpty() ? "" : suffix;
  }

  private void add(String name, Kind kind, Object value) {
    fields.add(new Field(name, kind));
    values.add(value);
  }

  List<Field> fields() {
    return fields;
  }

  List<Object> values() {
    return values;
  }
}
