/**
 * What commands share: their base classes, mixins of options that several subjects take, converters
 * of option values, tables and progress lines. An option or a report of one subject is in the
 * folder of that subject.
 *
 * <p>A mixin is a class of {@code @Option} fields with accessors; a converter is registered for its
 * type in {@code Main}, so that options need not name it.
 */
package org.epicentra.cli.command;
