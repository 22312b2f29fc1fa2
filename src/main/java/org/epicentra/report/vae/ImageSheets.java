package org.epicentra.report.vae;

import java.util.List;
import org.epicentra.picture.GrayImage;

/**
 * Images of a page, all of one size, to which large ones are reduced.
 *
 * @param width of the images of the model, in pixels
 * @param height of the images of the model, in pixels
 * @param pairs input and reconstruction in turn
 * @param agreement the share of the pixels of the pairs whose probability is on the side of one
 *     half that the input is on
 * @param drawn images of draws of the prior
 * @param brightness the mean of the pixels of the pairs' inputs, and of the drawn images
 * @param lines images on straight lines in z, each line of as many
 * @param walks of single coordinates
 */
public record ImageSheets(
    int width,
    int height,
    List<GrayImage> pairs,
    double agreement,
    List<GrayImage> drawn,
    double[] brightness,
    List<Line> lines,
    Walks walks) {

  /**
   * A line in z from one image to another.
   *
   * @param images along the line
   * @param labels of its ends; null for none
   * @param length the distance of the ends in z
   */
  public record Line(List<GrayImage> images, String[] labels, double length) {}

  /**
   * Walks from one image along some coordinates of z.
   *
   * @param rows the walks, of the most active coordinate first
   * @param values that the coordinate takes, as text
   */
  public record Walks(List<Walk> rows, List<String> values) {}

  /**
   * The walk along a coordinate.
   *
   * @param coordinate its number, from 0
   * @param images one for each value
   * @param change the greatest mean change of the pixels between two of its images
   */
  public record Walk(int coordinate, List<GrayImage> images, double change) {}
}
