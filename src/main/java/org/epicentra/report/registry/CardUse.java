package org.epicentra.report.registry;

import java.util.List;
import org.epicentra.report.Numbers;

/** What a kind of model is, and what it is made for. */
final class CardUse {
  private CardUse() {}

  /** What it is. */
  static String sentence(CardFacts facts) {
    if (facts.isMixture()) {
      int components = facts.components();
      return "A variational Bayesian mixture of "
          + (components == 0 ? "super-epicentres" : Numbers.of(components, "super-epicentre"))
          + ": each has a place, a spread, a weight and the strength that its events have on"
          + " average, with their uncertainty.";
    }
    if (facts.isAutoencoder()) {
      return "A variational autoencoder: a network that gives each image a few latent numbers, and"
          + " another one that draws the image from them.";
    }
    return "A model of a kind that this release does not know.";
  }

  static List<String> madeFor(CardFacts facts) {
    if (facts.isMixture()) {
      return List.of(
          "summarising where the events of a catalog lie, and how strong they are there",
          "assigning events to clusters or to the background, with probabilities",
          "drawing synthetic catalogs, and comparing models by events held out");
    }
    if (facts.isAutoencoder()) {
      return List.of(
          "encoding images of the kind that it was trained on, and drawing new ones",
          "comparing estimators and networks by the bound on images held out");
    }
    return List.of("what its owner says");
  }

  static List<String> notMadeFor(CardFacts facts) {
    if (facts.isMixture()) {
      return List.of(
          "seismic hazard: it has no ground motion, and components are not faults",
          "forecasting single events, or sequences in time: it knows nothing of time",
          "places and times that its data do not cover, or magnitudes below their completeness");
    }
    if (facts.isAutoencoder()) {
      return List.of(
          "images of another kind, size or scale of brightness",
          "decisions about people, or recovering the images that it was trained on");
    }
    return List.of("anything that its owner has not tried");
  }
}
