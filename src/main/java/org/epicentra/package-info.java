/**
 * What every layer may use: the exceptions that become exit codes, how messages name settings, list
 * differences, and describe faults of JSON, choices with names, and the version. It imports no
 * other package of Epicentra, and nothing of Spark, Hadoop or the command line.
 *
 * <p>Add a class here only if layers that do not import each other need it. An exception that is to
 * become an exit code is mapped to it in {@code job.Failure}.
 */
package org.epicentra;
