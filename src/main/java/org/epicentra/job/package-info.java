/** What one spark-submit does: import, describe, fit, predict, evaluate, sample. */
package org.epicentra.job;
