package org.epicentra.job.retrain.mixture;

import java.util.List;
import org.epicentra.catalog.geography.MapPlane;
import org.epicentra.mixture.MixturePosterior;
import org.epicentra.mixture.description.CellGrid;
import org.epicentra.mixture.description.ComponentChanges;
import org.epicentra.mixture.description.EventExtents;
import org.epicentra.mixture.description.GainCells;
import org.epicentra.report.map.GroundMap;
import org.epicentra.report.map.MapFrame;
import org.epicentra.report.retrain.MixtureViews;
import org.epicentra.spark.selection.CatalogSelection;
import org.epicentra.spark.selection.SelectionTallies;

/**
 * What a page shows of a champion and a challenger: two passes over events, whose sums do not grow
 * with their number.
 *
 * @param champion null where there is none
 * @param challenger the fitted mixture
 * @param all the events of the run, which the map holds
 * @param heldOut those of them that are compared
 */
record ModelViews(
    Champion champion,
    MixturePosterior challenger,
    CatalogSelection all,
    CatalogSelection heldOut) {
  /** Cells on the longer side of the map: each is large enough for a mark that can be told. */
  private static final int CELLS = 40;

  /**
   * Counts what the maps show.
   *
   * @param least effective count of a component that has an event: champion and challenger are of
   *     events with the same weights
   */
  MixtureViews views(double least) {
    MapPlane plane = GroundMap.plane(challenger, all.projection());
    EventExtents extents = new SelectionTallies(all, plane, challenger.dimension()).extents();
    GroundMap ground = GroundMap.about(extents, plane);
    boolean compared = champion.exists();
    MixturePosterior before = compared ? champion.model().posterior() : null;
    return new MixtureViews(
        ground,
        all.projection(),
        before,
        challenger,
        compared ? ComponentChanges.between(before, least, challenger, least) : List.of(),
        compared ? gains(ground.frame(), plane, before) : null);
  }

  private GainCells gains(MapFrame frame, MapPlane plane, MixturePosterior before) {
    double wide = frame.box()[1] - frame.box()[0];
    double high = frame.box()[3] - frame.box()[2];
    double side = Math.max(wide, high) / CELLS;
    CellGrid grid =
        new CellGrid(
            frame.box(),
            (int) Math.max(1, Math.round(wide / side)),
            (int) Math.max(1, Math.round(high / side)));
    return PairedDensities.cells(heldOut, before, challenger, plane, grid);
  }
}
