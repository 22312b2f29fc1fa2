/**
 * Files on Hadoop file systems: paths, the files that a path stands for and their decompressed
 * content, outputs that are whole or absent, the status of a run, and small JSON and text files.
 * Nothing here knows Spark, the content of a file beyond what identifies its kind, or the command
 * that writes it.
 *
 * <p>To write a new kind of output, add it to {@link org.epicentra.storage.OutputKind} with what
 * identifies an earlier one, and write it by {@link org.epicentra.storage.AtomicOutput}.
 */
package org.epicentra.storage;
