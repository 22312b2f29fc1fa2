/**
 * Numbers exchanged directly between processes that work on one thing together: they meet over
 * sockets, prove to each other that they hold the same key, and then send each other slices of
 * arrays. Nothing here ever waits without a deadline, and nothing that a stranger sends is kept or
 * believed. Spark, models and sums never live here: who the members are, and what becomes of the
 * numbers, is the business of the caller.
 *
 * <p>To add a pattern of communication, write it as one {@link
 * org.epicentra.exchange.Mesh#exchange} of {@link org.epicentra.exchange.Parcel}s, as {@link
 * org.epicentra.exchange.SliceExchange} does.
 */
package org.epicentra.exchange;
