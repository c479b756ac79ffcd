package dev.tocsin.connector.alert;

/**
 * An alert that a sink does not take as it is, now or later. The alert is to blame, not the place: others are kept.
 *
 * @param reason in the words of whoever refused it
 */
public record Refusal(AlertJson alert, String reason) {}
