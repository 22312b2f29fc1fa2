package org.epicentra.catalog;

/**
 * What {@link EventCheck} made of a record.
 *
 * @param values one per checked column: String, Double, Integer, or Long microseconds for a time;
 *     null where there is none. Where there is a reason, those before the one to blame, and null
 *     from there on. Owned by the receiver
 * @param reason why the record is no usable event, or null when it is one
 * @param value the text that is to blame, or null
 * @param notes the {@link EventNote} bits
 */
public record CheckedEvent(Object[] values, String reason, String value, int notes) {}
