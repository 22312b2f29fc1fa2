package org.epicentra.catalog;

/**
 * What {@link EventCheck} made of a record.
 *
 * @param values one per checked column: String, Double, Integer, or Long microseconds for a time;
 *     null where there is none. Of a rejected record those before the invalid value, and null from
 *     there on. Owned by the receiver
 * @param reason why the record is rejected, or null when it is a usable event
 * @param value the invalid text, or null
 * @param notes the {@link EventNote} bits
 */
public record CheckedEvent(Object[] values, String reason, String value, int notes) {}
