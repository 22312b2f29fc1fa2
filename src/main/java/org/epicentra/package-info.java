/**
 * The exceptions that carry an exit code, and how messages tell of JSON and of lengths of time;
 * they know of no other package.
 */
package org.epicentra;
