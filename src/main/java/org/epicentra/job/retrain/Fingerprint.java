package org.epicentra.job.retrain;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32C;
import org.epicentra.Version;
import org.epicentra.storage.JsonFiles;

/** Identifies data, options and program: a run with the same fingerprint makes nothing new. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * The fingerprint. The time of the run is not part of it: the same data are nothing new later.
   *
   * @param digest of the data
   */
  public static String of(String digest, Map<String, Object> options) {
    CRC32C sum = new CRC32C();
    sum.update(JsonFiles.text(options).getBytes(StandardCharsets.UTF_8));
    return digest + "-" + Long.toHexString(sum.getValue()) + "-" + Version.current();
  }
}
