package org.epicentra.job.vae;

import java.util.List;

/**
 * What is trained on.
 *
 * @param images path of those to train on
 * @param validation path of images whose loss is taken after each epoch; null for none
 */
public record TrainData(String images, String validation) {
  /** All that is read. */
  List<String> paths() {
    return validation == null ? List.of(images) : List.of(images, validation);
  }
}
