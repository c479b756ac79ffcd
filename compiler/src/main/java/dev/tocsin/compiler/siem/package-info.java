/**
 * What a rule's own words mean to Elastic Security: its level as a severity, its tags as tactics and techniques of MITRE
 * ATT&amp;CK. Alerts and rules for Kibana say the same because both ask here. It writes no documents.
 */
@NullMarked
package dev.tocsin.compiler.siem;

import org.jspecify.annotations.NullMarked;
