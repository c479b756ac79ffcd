package dev.tocsin.connector.alert;

/**
 * What is kept of an alert.
 *
 * @param id see {@link AlertIdentifier}
 * @param json the ECS document, in one line
 */
public record AlertJson(String id, String json) {}
