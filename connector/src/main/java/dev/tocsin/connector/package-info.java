/**
 * Runs compiled rules against Elasticsearch and delivers what they find. This package holds only what all parts share;
 * {@code cli} is where a run begins.
 */
@NullMarked
package dev.tocsin.connector;

import org.jspecify.annotations.NullMarked;
