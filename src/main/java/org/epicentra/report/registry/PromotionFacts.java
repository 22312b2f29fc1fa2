package org.epicentra.report.registry;

/**
 * A promotion of a registered model.
 *
 * @param number from 1; the highest counts
 * @param version that it put into use
 * @param at when, ISO 8601
 * @param by the command
 * @param why the reason, in words
 */
public record PromotionFacts(int number, int version, String at, String by, String why) {}
