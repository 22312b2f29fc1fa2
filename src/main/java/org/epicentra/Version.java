package org.epicentra;

/** The version of this build. */
public final class Version {
  private Version() {}

  /** The version in the jar's manifest, such as 0.1.0; {@code unpackaged} outside a jar. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
