package org.epicentra.report.retrain;

/** How a run ended, in words. */
final class Verdict {
  private final RunFacts facts;

  Verdict(RunFacts facts) {
    this.facts = facts;
  }

  /** The outcome in a few words, for the head of the page. */
  String headline() {
    Integer version = facts.version();
    return switch (facts.outcome()) {
      case "promoted" -> "Promoted: version " + version + " is the champion";
      case "nothing-new" -> "Nothing new: " + stays();
      default -> refusal() + ": " + stays();
    };
  }

  private String refusal() {
    if (!facts.failed().isEmpty()) {
      return "Refused by the checks of the data";
    }
    return facts.version() == null ? "Not done in time" : "Refused by the rule";
  }

  private String stays() {
    Integer champion = facts.after();
    if (champion == null) {
      return "there is no champion";
    }
    return "version " + champion + " stays";
  }

  /** Whether the run refused. */
  boolean isRefusal() {
    return facts.outcome().equals("refused");
  }

  private String kept() {
    Integer version = facts.version();
    return isRefusal() && version != null ? " Version " + version + " is kept beside it." : "";
  }

  /** What each night asks: which model serves, and which one before. */
  String champions() {
    Integer before = facts.before();
    Integer after = facts.after();
    if (before == null) {
      return after == null
          ? "There was no champion before the run, and there is none after it."
          : "There was no champion before the run; version " + after + " is the first.";
    }
    return before.equals(after)
        ? "Version " + before + " was the champion before the run, and still is." + kept()
        : "Version "
            + before
            + " was the champion before the run, and version "
            + after
            + " is now.";
  }
}
