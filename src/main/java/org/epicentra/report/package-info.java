/**
 * Pages for people: one HTML file each, with its style, its drawings and its scripts inside, that
 * asks the network for nothing and can be read with scripts off. Here is what all pages share: the
 * markup, the numbers, the page around the sections; charts and maps have folders of their own, and
 * so has each kind of page. Neither Spark nor paths live here, and no formula of a model.
 *
 * <p>To add a kind of page, make a folder of its subject with a class that puts sections into a
 * {@link org.epicentra.report.Page}. What is to look alike on all pages, colours and sizes, is in
 * {@code report.css} alone, as classes and variables.
 */
package org.epicentra.report;
