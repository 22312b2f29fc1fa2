/** The command line: options, help, exit codes. */
package org.epicentra.cli;
