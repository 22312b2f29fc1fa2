package org.epicentra.report.vae;

import com.fasterxml.jackson.databind.JsonNode;
import org.epicentra.report.Markup;
import org.epicentra.report.Masthead;
import org.epicentra.report.Numbers;
import org.epicentra.report.Page;
import org.epicentra.vae.network.VaeArchitecture;

/** The page of an autoencoder. */
public final class VaePage {
  private final VaeFacts facts;
  private final JsonNode summary;

  /** The page of a trained model. */
  public VaePage(VaeFacts facts) {
    this.facts = facts;
    this.summary = facts.summary();
  }

  /** The file. */
  public String html() {
    Page page = new Page(title() + " \u2013 Epicentra", header());
    page.section("about-images", "Images", new ImageSection(facts).markup());
    page.section("about-course", "Course of the training", new CourseSection(facts).markup());
    page.section("about-walks", "Between images", new WalkSection(facts).markup());
    page.section("about-map", "Latent map", new MapSection(facts).markup());
    page.section("about-units", "Active units", new UnitsSection(facts).markup());
    page.section("about-likelihood", "Likelihood", new LikelihoodSection(facts).markup());
    page.section("about-settings", "Settings and origin", new SettingsSection(facts).markup());
    return page.html(Page.foot(facts.origin().versions()));
  }

  private String title() {
    return "Autoencoder of " + Numbers.of(facts.measured().rows(), "image");
  }

  private Markup header() {
    VaeArchitecture network = facts.architecture();
    Masthead head = new Masthead("autoencoder", title(), subtitle());
    head.key("images", Numbers.count(facts.measured().rows()));
    head.key("pixels", Tiles.size(facts.sheets().width(), facts.sheets().height()));
    head.key("numbers of z", Numbers.count(network.codes()));
    head.key("active", Numbers.count(facts.measured().activeUnits()));
    head.key("parameters", Numbers.count(network.parameterCount()));
    head.key("epochs", Numbers.count(summary.path("epochs").size()));
    head.key("bound, nats per image", Numbers.fixed(facts.measured().elbo(), 2));
    if (facts.hasLikelihood()) {
      String of =
          facts.isWhole()
              ? "nats per image"
              : Numbers.count(facts.surveyed().marks().size()) + " sampled";
      VaeFacts.Surveyed surveyed = facts.surveyed();
      head.key("log p(x), " + of, Numbers.withError(surveyed.logLikelihood(), surveyed.error(), 2));
    }
    return head.finished();
  }

  private String subtitle() {
    VaeArchitecture network = facts.architecture();
    StringBuilder text = new StringBuilder(facts.origin().images());
    text.append(" \u00b7 ");
    if (facts.origin().trainedOn()) {
      text.append("the images of the training");
    } else {
      text.append("trained on ").append(Numbers.of(summary.path("rows").asLong(), "image"));
    }
    text.append(" \u00b7 ").append(network.family().label()).append(" z");
    if (network.family().hasCategories()) {
      text.append(", ").append(Numbers.of(network.latent(), "coordinate"));
      text.append(" of ").append(network.categories()).append(" categories");
    }
    text.append(", hidden layers of ");
    text.append(String.join(", ", network.hidden().stream().map(String::valueOf).toList()));
    text.append(" (").append(network.activation().label()).append("), ");
    text.append(network.likelihood().label()).append(" likelihood");
    return text.append(" \u00b7 pixels: ").append(facts.origin().binarize()).toString();
  }
}
