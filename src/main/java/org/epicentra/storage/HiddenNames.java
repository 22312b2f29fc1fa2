package org.epicentra.storage;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/**
 * The hidden names beside an output that belong to one run: {@code .NAME.ROLE-ID}. A long name is
 * cut and completed by its digest, so that they are legal wherever the name itself is.
 *
 * @param folder that holds the output
 * @param stem the output's name, cut where it is long
 * @param id of the run, a random UUID
 */
record HiddenNames(Path folder, String stem, String id) {
  /** What a hidden name stands for. */
  enum Role {
    /** What the run is writing. */
    STAGING,
    /** What was at the place of the output before: whole, and wanted if the output is missing. */
    OLD,
    /** What is being deleted: never put anywhere again. */
    DISCARDED,
    /** Whose the others are: an {@link OutputClaim}. */
    RUN,
    /** The same once another run has found its owner dead. */
    ENDED
  }

  /** A hidden name, taken apart. */
  record Parsed(HiddenNames names, Role role) {}

  private static final Pattern FORM =
      Pattern.compile(
          "\\.(.+)\\.(staging|old|discarded|run|ended)-(\\p{XDigit}{8}(?:-\\p{XDigit}{4,12}){4})");

  /** What most file systems allow a name, bytes. */
  static final int LONGEST = 255;

  /** Room for role and id, and for the name of a checksum file of Hadoop's, with some to spare. */
  private static final int LONGEST_STEM = LONGEST - 75;

  /** New names for a run that writes the target. */
  static HiddenNames of(Path target) {
    return new HiddenNames(
        target.getParent(), stem(target.getName()), UUID.randomUUID().toString());
  }

  /** The names of which a file or folder has one; empty of any other. */
  static Optional<Parsed> parse(Path path) {
    Matcher form = FORM.matcher(path.getName());
    if (!form.matches()) {
      return Optional.empty();
    }
    HiddenNames names = new HiddenNames(path.getParent(), form.group(1), form.group(3));
    return Optional.of(new Parsed(names, Role.valueOf(form.group(2).toUpperCase(Locale.ROOT))));
  }

  /** The name as it stands in hidden names. */
  static String stem(String name) {
    if (bytes(name) <= LONGEST_STEM) {
      return name;
    }
    String digest = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    int end = name.length();
    while (bytes(name.substring(0, end)) + 1 + digest.length() > LONGEST_STEM) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + "~" + digest;
  }

  /** The length of a name on disk. */
  static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  Path of(Role role) {
    return new Path(folder, "." + stem + "." + role.name().toLowerCase(Locale.ROOT) + "-" + id);
  }
}
