package dev.tocsin.connector.demo.events;

/**
 * A running program.
 *
 * @param guid Sysmon's id of it, in braces
 * @param user {@code DOMAIN\name}
 */
record RunningProgram(Program program, int id, String guid, String commandLine, String user) {}
