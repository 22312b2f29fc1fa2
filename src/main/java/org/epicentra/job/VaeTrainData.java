package org.epicentra.job;

/**
 * What is trained on.
 *
 * @param images path of those to train on
 * @param validation path of images whose loss is taken after each epoch; null for none
 */
public record VaeTrainData(String images, String validation) {}
