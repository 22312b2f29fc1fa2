/** All that meets Spark: the session, passes over data, Estimators and Models. Knows no formula. */
package org.epicentra.spark;
