/** What one spark-submit does: one record for each command. */
package org.epicentra.job;
