package org.epicentra.job.export;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was exported; null where the format has none of it.
 *
 * @param format of the output
 * @param components that were written
 * @param withoutOutline outlines that were left out, since they would reach around the Earth
 * @param events that were written
 * @param output where it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportResult(
    ExportFormat format, Integer components, Integer withoutOutline, Long events, String output) {}
