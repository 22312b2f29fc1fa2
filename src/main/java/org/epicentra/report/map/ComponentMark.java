package org.epicentra.report.map;

import org.epicentra.math.SymmetricMatrix;

/**
 * A component as it is drawn.
 *
 * @param number from 0
 * @param place on the map: east, north and, in 3-D, the third
 * @param events the ellipse or ellipsoid of 95 % of its events, as the matrix A of x' A^-1 x = 1,
 *     in the coordinates of the map
 * @param centre the same for its centre
 * @param label shown on hover
 */
public record ComponentMark(
    int number, double[] place, SymmetricMatrix events, SymmetricMatrix centre, String label) {}
