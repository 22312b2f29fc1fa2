package org.epicentra.job;

import java.util.function.UnaryOperator;

/**
 * Who runs a job.
 *
 * @param command the command's words, such as {@code cavi fit}
 * @param wording from a message of the layers below, in which settings have the names of {@link
 *     org.epicentra.Setting}, to the caller's own names
 */
public record Caller(String command, UnaryOperator<String> wording) {}
