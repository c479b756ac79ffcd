/**
 * The command line: arguments in, text and exit codes out. {@link dev.tocsin.connector.cli.Main} is where a run begins.
 * Results go to standard output, everything else to standard error. No command decides what a rule means.
 */
@NullMarked
package dev.tocsin.connector.cli;

import org.jspecify.annotations.NullMarked;
