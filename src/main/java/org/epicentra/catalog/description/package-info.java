/**
 * What describes a catalog: its spans, its magnitudes with completeness and b-value, and the
 * dispersion of its counts. How the events are reached never matters here, nor how the description
 * is printed.
 *
 * <p>To describe more, gather it in {@link org.epicentra.catalog.description.CatalogProfile}, whose
 * parts are mergeable, and give it a component in {@link
 * org.epicentra.catalog.description.CatalogDescription}; the names of the components are the keys
 * of the JSON.
 */
package org.epicentra.catalog.description;
