package org.epicentra;

/** The version of this build, as its jar's manifest states it. */
public final class Version {
  private Version() {}

  /** Such as {@code 0.1.0}; {@code unpackaged} where classes run outside a jar. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
