/** Pictures from plain values. Knows neither Spark nor models. */
package org.epicentra.picture;
