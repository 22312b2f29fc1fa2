package org.epicentra.report.retrain;

import java.util.List;
import org.epicentra.catalog.geography.Projection;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.description.ComponentChanges;
import org.epicentra.mixture.description.GainCells;
import org.epicentra.report.map.GroundMap;

/**
 * What is drawn of a champion and a challenger.
 *
 * @param ground of the maps
 * @param projection of the models' coordinates
 * @param champion null for none
 * @param challenger the model that was trained
 * @param changes from the champion to the challenger; empty without a champion
 * @param gains of the events held out, by cell of the map; null without a champion
 */
public record MixtureViews(
    GroundMap ground,
    Projection projection,
    MixturePosterior champion,
    MixturePosterior challenger,
    List<ComponentChanges.Change> changes,
    GainCells gains) {
  public MixtureViews {
    changes = List.copyOf(changes);
  }
}
