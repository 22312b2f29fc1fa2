package org.epicentra;

/** The option of a JVM that a test starts and that ends before what C2 compiles pays. */
public final class ShortLivedJvm {
  public static final String OPTION = "-XX:TieredStopAtLevel=1";

  private ShortLivedJvm() {}
}
