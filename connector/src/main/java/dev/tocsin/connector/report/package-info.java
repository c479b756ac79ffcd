/**
 * The findings of a check in the forms that people and their tools read: text, JSON, SARIF, JUnit, GitHub's workflow
 * commands, GitLab's code quality. {@link dev.tocsin.connector.report.Report} is the entry. A report is a function of
 * the check: the same findings give the same bytes. Nothing here checks, and nothing opens files.
 */
@NullMarked
package dev.tocsin.connector.report;

import org.jspecify.annotations.NullMarked;
