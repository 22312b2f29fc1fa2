package org.epicentra.job;

import java.util.function.UnaryOperator;

/**
 * The caller of a job.
 *
 * @param command the words of the command, such as {@code cavi fit}
 * @param wording spells the settings in a message, which {@link org.epicentra.Setting} marks, as
 *     the caller's users know them
 */
public record Caller(String command, UnaryOperator<String> wording) {}
