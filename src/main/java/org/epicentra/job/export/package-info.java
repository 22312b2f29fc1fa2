/**
 * The command {@code cavi export} as jobs: the components of a model, and the events of a catalog
 * with the components they belong to, in the formats of other programs. How a format is written
 * lives in {@link org.epicentra.export}, never here, nor does the scoring of events.
 *
 * <p>To add a format, add a constant to {@link org.epicentra.job.export.OutputFormat}, and the case
 * in {@link org.epicentra.job.export.EventExportJob} where it is not one of layers.
 */
package org.epicentra.job.export;
