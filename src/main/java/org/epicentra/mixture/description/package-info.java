/**
 * What a page shows of the events under a fitted mixture: their extents, and then, with each event
 * assigned to a component, counts in cells of a map and of sections, in bins of time, of magnitude
 * and of strength. All of it is mutable and mergeable, and none larger for more events. Neither
 * Spark nor any drawing lives here.
 *
 * <p>To count something more, add it to {@link org.epicentra.mixture.description.AssignedEvents},
 * and what must be known before, such as the ends of its bins, to {@link
 * org.epicentra.mixture.description.EventExtents}.
 */
package org.epicentra.mixture.description;
