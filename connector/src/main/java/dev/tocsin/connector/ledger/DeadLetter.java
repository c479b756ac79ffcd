package dev.tocsin.connector.ledger;

/**
 * Something that could not be delivered and is kept until it can be.
 *
 * @param id of what is kept; the same id is kept once
 * @param text all of it
 * @param reason why it could not be delivered when it was tried last
 */
public record DeadLetter(String id, String text, String reason) {}
