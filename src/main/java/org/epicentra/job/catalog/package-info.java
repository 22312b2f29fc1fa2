/**
 * What the commands of {@code catalog} do, and how the commands of the mixture open a catalog. No
 * option is parsed here, and no value is checked.
 *
 * <p>To add a command, write its job as a record that implements {@link org.epicentra.job.Job},
 * with a nested {@code Result} of plain values whose names are the keys of the JSON, declare what
 * it writes in {@code targets()}, and write its command in {@code cli.catalog}.
 */
package org.epicentra.job.catalog;
