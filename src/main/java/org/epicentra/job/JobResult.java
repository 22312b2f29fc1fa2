package org.epicentra.job;

import org.epicentra.storage.JsonFiles;

/** The JSON form of a job's result. */
public final class JobResult {
  private JobResult() {}

  /** One JSON object, numbers in full double precision. */
  public static String json(Object result) {
    return JsonFiles.text(result);
  }
}
