/** The exceptions that carry an exit code; they know of no other package. */
package org.epicentra;
